-- Inserts, updates, deletes.
INSERT INTO customers (id, email, name, vip, balance, birthday, created_at) VALUES
  (6, 'new@example.com', 'Neu', FALSE, 1.0001, '1999-12-31', '2025-01-01 00:00:00.001');
UPDATE customers SET balance = balance + 0.0001, name = 'Ada Lovelace' WHERE id = 1;
UPDATE customers SET birthday = NULL WHERE id = 2;
DELETE FROM customers WHERE id = 5;
INSERT INTO products VALUES ('BOOK-5', 'Book', REPEAT('long ', 400), 24.50, 0.4, '{"pages": 321}');
UPDATE products SET price = 8.90, attributes = '{"colour": "blue"}' WHERE sku = 'CUP-1';
DELETE FROM products WHERE sku = 'OLD-4';
INSERT INTO orders VALUES (18446744073709551000, 6, 'new', 24.50, '2025-01-01 10:00:00.000010', NULL);
INSERT INTO order_items VALUES (18446744073709551000, 1, 'BOOK-5', 1, 24.50);
UPDATE orders SET status = 'shipped', shipped_at = '2025-01-02 03:04:05' WHERE id = 1002;
DELETE FROM order_items WHERE order_id = 1001 AND line_no = 3;
INSERT INTO type_samples (id, c_varchar) VALUES (4, NULL);
UPDATE type_samples SET c_text = 'now with text', c_json = '{"b": 1, "a": 2}', c_blob = X'01' WHERE id = 3;
DELETE FROM type_samples WHERE id = 2;

-- A row that is deleted and comes back.
DELETE FROM products WHERE sku = 'LAMP-2';
INSERT INTO products VALUES ('LAMP-2', 'Lamp, again', 'now with text', 151.00, 1.5, '{"again": true}');

-- A key change, of a single and of a composite key.
UPDATE customers SET id = 33 WHERE id = 3;
UPDATE order_items SET line_no = 20 WHERE order_id = 1001 AND line_no = 2;

-- A new column, rows that use it, and rows that do not.
ALTER TABLE customers ADD COLUMN phone VARCHAR(40) NULL;
INSERT INTO customers (id, email, name, phone, created_at) VALUES (7, 'phone@example.com', 'Fon', '+354 555 0123', '2025-02-01 00:00:00');
UPDATE customers SET phone = '☎ 1' WHERE id = 33;
ALTER TABLE order_items ADD COLUMN discount DECIMAL(6, 3) NULL AFTER sku;
UPDATE order_items SET discount = 12.345 WHERE order_id = 1002;

-- New columns whose default the old rows get without an event for them: most of these rows are not touched again.
-- No apostrophe in a default: Debezium doubles it in what it says of MySQL's.
ALTER TABLE products ADD COLUMN rating INT NOT NULL DEFAULT 7, ADD COLUMN origin VARCHAR(40) NOT NULL DEFAULT 'Öland "north", 李';
UPDATE products SET rating = 9, origin = 'Iceland' WHERE sku = 'CUP-1';
ALTER TABLE orders ADD COLUMN fee DECIMAL(6, 2) NOT NULL DEFAULT 1.50, ADD COLUMN gift BOOLEAN NOT NULL DEFAULT TRUE, ADD COLUMN due DATE NOT NULL DEFAULT '2025-12-31';
INSERT INTO orders (id, customer_id, placed_at) VALUES (1004, 6, '2025-03-01 09:00:00');
UPDATE orders SET fee = 0, gift = FALSE, due = '2026-01-31' WHERE id = 1004;
