INSERT INTO customers (id, email, name, vip, balance, birthday, created_at) VALUES
  (1, 'ada@example.com', 'Ada', TRUE, 1024.5000, '1815-12-10', '2024-01-31 23:59:59.999'),
  (2, 'bjork@example.com', 'Björk Guðmundsdóttir', FALSE, 0, '1965-11-21', '2024-02-29 00:00:00.000'),
  (3, 'li@example.com', '李小龙 🐉', FALSE, -12.3456, NULL, '2024-03-10 07:30:00.123'),
  (4, 'o.brien@example.com', 'O''Brien "Bob" \\ tab	and
new line', TRUE, 99999999999999.9999, '2000-02-29', '2024-06-01 12:00:00.500'),
  (5, 'gone@example.com', NULL, FALSE, 5, NULL, '2024-06-02 12:00:00.000');

INSERT INTO products (sku, title, description, price, weight_kg, attributes) VALUES
  ('CUP-1', 'Cup', 'Holds 0.3 l', 7.90, 0.25, '{"colour": "red", "sizes": [1, 2.5], "nested": {"a": null, "b": true}}'),
  ('LAMP-2', 'Lamp', NULL, 149.00, 1.5, NULL),
  ('PEN-3', 'Stift für "Ä"', '', 0.99, 0.015, '[]'),
  ('OLD-4', 'Old', 'Will be deleted', 1.00, NULL, '{"discontinued": true}');

INSERT INTO orders (id, customer_id, status, total, placed_at, shipped_at) VALUES
  (1001, 1, 'paid', 165.79, '2024-03-31 02:30:00.000001', '2024-04-01 08:00:00'),
  (1002, 2, 'new', 7.90, '2024-10-27 02:30:00.999999', NULL),
  (1003, 3, 'shipped', 0.99, '2024-12-31 23:59:59.500000', '2025-01-02 00:00:00');

INSERT INTO order_items (order_id, line_no, sku, quantity, unit_price) VALUES
  (1001, 1, 'CUP-1', 2, 7.90),
  (1001, 2, 'LAMP-2', 1, 149.00),
  (1001, 3, 'PEN-3', 1, 0.99),
  (1002, 1, 'CUP-1', 1, 7.90),
  (1003, 1, 'PEN-3', 4294967295, 0.99);

INSERT INTO type_samples VALUES
  (1, -128, 255, 65535, -8388608, 4294967295, -9223372036854775808, 18446744073709551615,
   1234567890123456789012345678.0123456789, 1.5, 2.718281828459045, TRUE, 'char', 'varchar', 'text 😀 text', X'00FF10', X'DEADBEEF',
   '2024-02-29', '2024-03-31 02:30:00', '2024-03-31 02:30:00.123', '2024-03-31 02:30:00.123456',
   '2024-10-27 01:30:00', '2024-10-27 01:30:00.654321', '23:59:59', '12:34:56.789012', 2024,
   '{"k": [1, "two", 3.5, null, {"deep": "ü"}]}', 'medium'),
  (2, 127, 0, 0, 8388607, 0, 9223372036854775807, 0,
   -0.0000000001, -0.25, -1e100, FALSE, '', '', '', X'', X'',
   '1970-01-01', '1970-01-01 00:00:00', '1969-12-31 23:59:59.999', '1001-01-01 00:00:00.000001',
   '1970-01-01 00:00:01', '2038-01-19 03:14:07.999999', '00:00:00', '00:00:00.000001', 1901,
   '"text"', 'small'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
