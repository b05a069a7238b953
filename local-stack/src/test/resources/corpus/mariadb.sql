-- What MariaDB 11.4 has beside the tables of mysql.sql, or in the place of those that it cannot make or Debezium cannot read.
-- Types that stop Debezium's connector for MariaDB are not here, but in MariaDbLimitsIT.
SET SESSION sql_mode = '';

-- numbers
CREATE TABLE integers_by_other_names (id VARCHAR(60) PRIMARY KEY, c_int1 INT1, c_int2 INT2, c_int3 INT3, c_int4 INT4, c_int8 INT8, c_middle MIDDLEINT, c_integer INTEGER UNSIGNED, c_bool BOOL);
INSERT INTO integers_by_other_names VALUES ('typical', -5, -300, -70000, -123456, -1234567890123, 42, 4000000000, TRUE), ('max', 127, 32767, 8388607, 2147483647, 9223372036854775807, 8388607, 4294967295, 127), ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE integers_zerofill (id VARCHAR(60) PRIMARY KEY, c_tinyint TINYINT ZEROFILL, c_smallint SMALLINT(3) ZEROFILL, c_mediumint MEDIUMINT ZEROFILL, c_bigint BIGINT ZEROFILL, c_decimal DECIMAL(10, 2) ZEROFILL, c_double DOUBLE ZEROFILL);
INSERT INTO integers_zerofill VALUES ('typical', 7, 7, 7, 7, 7.5, 7.5), ('max', 255, 65535, 16777215, 18446744073709551615, 99999999.99, 1e300), ('zero', 0, 0, 0, 0, 0, 0), ('null', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE bits_of_each_size (id VARCHAR(60) PRIMARY KEY, c_bit3 BIT(3), c_bit7 BIT(7), c_bit9 BIT(9), c_bit15 BIT(15), c_bit17 BIT(17), c_bit24 BIT(24), c_bit31 BIT(31), c_bit32 BIT(32), c_bit33 BIT(33), c_bit40 BIT(40), c_bit48 BIT(48), c_bit56 BIT(56), c_bit62 BIT(62));
INSERT INTO bits_of_each_size VALUES ('one', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), ('highest', 4, 64, 256, 16384, 65536, 8388608, 1073741824, 2147483648, 4294967296, 549755813888, 140737488355328, 36028797018963968, 2305843009213693952),
  ('ones', 7, 127, 511, 32767, 131071, 16777215, 2147483647, 4294967295, 8589934591, 1099511627775, 281474976710655, 72057594037927935, 4611686018427387903), ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE decimals_fine (id VARCHAR(60) PRIMARY KEY, c_38_38 DECIMAL(38, 38), c_65_38 DECIMAL(65, 38), c_dec DEC(5, 1));
INSERT INTO decimals_fine VALUES ('typical', 0.12345678901234567890123456789012345678, 1234567.12345678901234567890123456789012345678, 1.5), ('tiny', 0.00000000000000000000000000000000000001, 0.00000000000000000000000000000000000001, 0.1),
  ('min', -0.99999999999999999999999999999999999999, -999999999999999999999999999.99999999999999999999999999999999999999, -9999.9), ('max', 0.99999999999999999999999999999999999999, 999999999999999999999999999.99999999999999999999999999999999999999, 9999.9), ('null', NULL, NULL, NULL);

-- texts and bytes
CREATE TABLE texts_by_other_names (id VARCHAR(60) PRIMARY KEY, c_long LONG, c_long_varchar LONG VARCHAR, c_national NATIONAL VARCHAR(20), c_character CHARACTER VARYING(20), c_text10 TEXT(10), c_text70000 TEXT(70000));
INSERT INTO texts_by_other_names VALUES ('typical', 'long', 'Grüße', 'ñ', 'é', 'ten', '😀'), ('empty', '', '', '', '', '', ''), ('null', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE binaries_by_other_names (id VARCHAR(60) PRIMARY KEY, c_long_varbinary LONG VARBINARY, c_blob10 BLOB(10), c_blob70000 BLOB(70000));
INSERT INTO binaries_by_other_names VALUES ('typical', 0x00ff, 0xc328, 0x0a0d00), ('empty', '', '', ''), ('null', NULL, NULL, NULL);
CREATE TABLE uuids (id VARCHAR(60) PRIMARY KEY, c_uuid UUID, c_as_text VARCHAR(36) AS (c_uuid) STORED);
INSERT INTO uuids (id, c_uuid) VALUES ('typical', '123e4567-e89b-12d3-a456-426614174000'), ('version 7', '018f4d2c-7a3b-7c1d-9e2f-0123456789ab'), ('two zero bytes at the end', '018f4d2c-7a3b-7c1d-9e2f-012345670000'), ('capital letters', 'ABCDEF01-2345-4789-ABCD-EF0123456789'), ('without dashes', '00112233445566778899aabbccddeeff'),
  ('nil', '00000000-0000-0000-0000-000000000000'), ('max', 'ffffffff-ffff-ffff-ffff-ffffffffffff'), ('null', NULL);

-- times: YEAR 0000 stops a snapshot
CREATE TABLE zero_dates (id VARCHAR(60) PRIMARY KEY, c_date DATE, c_datetime DATETIME, c_datetime6 DATETIME(6), c_timestamp TIMESTAMP NULL, c_timestamp6 TIMESTAMP(6) NULL);
INSERT INTO zero_dates VALUES ('zero', '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00'), ('day zero', '2024-02-00', '2024-02-00 12:00:00', '2024-02-00 12:00:00', NULL, NULL), ('month zero', '2024-00-00', '2024-00-00 12:00:00', '2024-00-00 12:00:00', NULL, NULL);

-- documents and shapes: JSON is a LONGTEXT with a check, and keeps its text
CREATE TABLE jsons_as_text (id VARCHAR(60) PRIMARY KEY, c_json JSON, c_checked LONGTEXT CHECK (JSON_VALID(c_checked)));
INSERT INTO jsons_as_text VALUES ('spacing', '{ "a" :  1 ,\n\t"b":[ ] }', ' [1,  2] '), ('duplicate keys', '{"a": 1, "a": 2}', '1.50'), ('beyond 64 bits', '123456789012345678901234567890', '0.12345678901234567890'), ('emoji', '"😀"', '{"😀": "\\ud83d\\ude00"}'), ('null', NULL, NULL);
CREATE TABLE geometries_with_system (id VARCHAR(60) PRIMARY KEY, c_point POINT REF_SYSTEM_ID=4326, c_polygon POLYGON REF_SYSTEM_ID=4326);
INSERT INTO geometries_with_system VALUES ('typical', ST_GeomFromText('POINT(48.2 16.4)', 4326), ST_GeomFromText('POLYGON((0 0,0 4,4 4,4 0,0 0))', 4326)), ('null', NULL, NULL);

-- columns that the server fills
CREATE TABLE generated_persistent (id VARCHAR(60) PRIMARY KEY, c_int INT, c_persistent INT AS (c_int * 2) PERSISTENT, c_text VARCHAR(80) AS (CONCAT('#', id)) VIRTUAL INVISIBLE);
INSERT INTO generated_persistent (id, c_int) VALUES ('typical', 21), ('null', NULL);
CREATE TABLE defaults_of_mariadb (id VARCHAR(60) PRIMARY KEY, c_uuid UUID DEFAULT '123e4567-e89b-12d3-a456-426614174000', c_uuid_made UUID DEFAULT UUID(), c_text TEXT DEFAULT 'it''s text', c_blob BLOB DEFAULT 0x00ff, c_json JSON DEFAULT '{"a": 1}', c_point POINT DEFAULT ST_GeomFromText('POINT(1 2)'),
  c_user VARCHAR(100) DEFAULT SUBSTRING_INDEX('shop@host', '@', 1), c_datetime DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3), c_decimal DECIMAL(65, 30) DEFAULT 1.5, c_year YEAR DEFAULT 1999, c_bit64 BIT(64) DEFAULT b'1000000000000000000000000000000000000000000000000000000000000001');
INSERT INTO defaults_of_mariadb (id) VALUES ('default');
INSERT INTO defaults_of_mariadb VALUES ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

-- keys
CREATE TABLE key_uuid (k UUID PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_uuid VALUES ('123e4567-e89b-12d3-a456-426614174000', 'typical'), ('00000000-0000-0000-0000-000000000000', 'nil'), ('FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'max');
CREATE TABLE key_uuid_composite (k UUID, a SMALLINT UNSIGNED, id VARCHAR(60), PRIMARY KEY (a, k));
INSERT INTO key_uuid_composite VALUES ('123e4567-e89b-12d3-a456-426614174000', 1, 'one'), ('123e4567-e89b-12d3-a456-426614174000', 65535, 'max');
CREATE TABLE key_varchar_insensitive (k VARCHAR(40) COLLATE utf8mb4_uca1400_ai_ci PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_varchar_insensitive VALUES ('Abc', 'mixed'), ('x', 'small letter');
CREATE TABLE key_json (k JSON, id VARCHAR(60), PRIMARY KEY (k(50)));
INSERT INTO key_json VALUES ('{"a":  1}', 'typical');
CREATE TABLE key_blob_prefix (k BLOB, id VARCHAR(60), PRIMARY KEY (k(20)));
INSERT INTO key_blob_prefix VALUES (0x00ff, 'typical');
