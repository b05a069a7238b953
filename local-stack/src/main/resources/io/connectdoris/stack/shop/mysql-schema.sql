CREATE TABLE customers (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'who it is',
  email VARCHAR(120) NOT NULL,
  name VARCHAR(80),
  vip BOOLEAN NOT NULL DEFAULT FALSE,
  balance DECIMAL(18, 4) NOT NULL DEFAULT 0,
  birthday DATE,
  created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
) COMMENT 'people who buy';

CREATE TABLE products (
  sku VARCHAR(40) NOT NULL PRIMARY KEY,
  title VARCHAR(200) NOT NULL,
  description TEXT,
  price DECIMAL(12, 2) NOT NULL,
  weight_kg DOUBLE,
  attributes JSON
);

CREATE TABLE orders (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  status ENUM('new', 'paid', 'shipped', 'cancelled') NOT NULL DEFAULT 'new',
  total DECIMAL(14, 2) NOT NULL DEFAULT 0,
  placed_at DATETIME(6) NOT NULL,
  shipped_at TIMESTAMP NULL
);

CREATE TABLE order_items (
  order_id BIGINT UNSIGNED NOT NULL,
  line_no INT NOT NULL,
  sku VARCHAR(40) NOT NULL,
  quantity INT UNSIGNED NOT NULL,
  unit_price DECIMAL(12, 2) NOT NULL,
  PRIMARY KEY (order_id, line_no)
);

CREATE TABLE type_samples (
  id INT NOT NULL PRIMARY KEY,
  c_tinyint TINYINT,
  c_tinyint_unsigned TINYINT UNSIGNED,
  c_smallint_unsigned SMALLINT UNSIGNED,
  c_mediumint MEDIUMINT,
  c_int_unsigned INT UNSIGNED,
  c_bigint BIGINT,
  c_bigint_unsigned BIGINT UNSIGNED,
  c_decimal DECIMAL(38, 10),
  c_float FLOAT,
  c_double DOUBLE,
  c_boolean BOOLEAN,
  c_char CHAR(10),
  c_varchar VARCHAR(50) DEFAULT 'a default',
  c_text TEXT,
  c_varbinary VARBINARY(64),
  c_blob BLOB,
  c_date DATE,
  c_datetime DATETIME,
  c_datetime3 DATETIME(3),
  c_datetime6 DATETIME(6),
  c_timestamp TIMESTAMP NULL,
  c_timestamp6 TIMESTAMP(6) NULL,
  c_time TIME,
  c_time6 TIME(6),
  c_year YEAR,
  c_json JSON,
  c_enum ENUM('small', 'medium', 'large')
);
