-- No timestamps before 1583: Debezium's snapshot reads those by the Julian calendar, its stream by the Gregorian one.
INSERT INTO customers (id, email, name, vip, balance, birthday, created_at) VALUES
  (1, 'ada@example.com', 'Ada', TRUE, 1024.5000, '1815-12-10', '2024-01-31 23:59:59.999+02'),
  (2, 'bjork@example.com', 'Björk Guðmundsdóttir', FALSE, 0, '1965-11-21', '2024-02-29 00:00:00.000Z'),
  (3, 'li@example.com', '李小龙 🐉', FALSE, -12.3456, NULL, '2024-03-10 07:30:00.123-05:30'),
  (4, 'o.brien@example.com', 'O''Brien "Bob" \ tab	and
new line', TRUE, 99999999999999.9999, '2000-02-29', '2024-06-01 12:00:00.500Z'),
  (5, 'gone@example.com', NULL, FALSE, 5, NULL, '2024-06-02 12:00:00.000Z');

INSERT INTO products (sku, title, description, price, weight_kg, attributes, tags) VALUES
  ('CUP-1', 'Cup', 'Holds 0.3 l', 7.90, 0.25, '{"colour": "red", "sizes": [1, 2.5], "nested": {"a": null, "b": true}}', '{kitchen,"red, round"}'),
  ('LAMP-2', 'Lamp', NULL, 149.00, 1.5, NULL, '{}'),
  ('PEN-3', 'Stift für "Ä"', '', 0.99, 0.015, '[]', NULL),
  ('OLD-4', 'Old', 'Will be deleted', 1.00, NULL, '{"discontinued": true}', '{old}');

INSERT INTO orders (id, reference, customer_id, status, total, placed_at, shipped_at) VALUES
  (1001, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 1, 'paid', 165.79, '2024-03-31 02:30:00.000001', '2024-04-01 08:00:00+02'),
  (1002, 'b0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12', 2, 'new', 7.90, '2024-10-27 02:30:00.999999', NULL),
  (1003, 'c0eebc99-9c0b-4ef8-bb6d-6bb9bd380a13', 3, 'shipped', 0.99, '2024-12-31 23:59:59.500000', '2025-01-02 00:00:00.000001Z');

INSERT INTO order_items (order_id, line_no, sku, quantity, unit_price) VALUES
  (1001, 1, 'CUP-1', 2, 7.90),
  (1001, 2, 'LAMP-2', 1, 149.00),
  (1001, 3, 'PEN-3', 1, 0.99),
  (1002, 1, 'CUP-1', 1, 7.90),
  (1003, 1, 'PEN-3', 2147483647, 0.99);

INSERT INTO type_samples VALUES
  (1, -32768, -2147483648, -9223372036854775808, 1234567890123456789012345678.0123456789, 1.5, 2.718281828459045, TRUE,
   'varchar', 'text 😀 text', '\x00ff10', '2024-02-29', '2024-03-31 02:30:00.123456', '2024-03-31 02:30:00.123',
   '2024-10-27 01:30:00.654321+05:45', '23:59:59.999999', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
   '{"k": [1, "two", 3.5, null, {"deep": "ü"}]}', '{"b": 1, "a": [true, false]}', '{one,"two, three","four \"quoted\"",NULL}', '{1,-2,NULL}'),
  (2, 32767, 2147483647, 9223372036854775807, -0.0000000001, -0.25, -1e100, FALSE,
   '', '', '\x', '1970-01-01', '1583-01-01 00:00:00.000001', '1969-12-31 23:59:59.999',
   '1970-01-01 00:00:01Z', '00:00:00', '00000000-0000-0000-0000-000000000000',
   '"text"', '[]', '{}', '{}'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
