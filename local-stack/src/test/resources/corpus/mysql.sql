-- Every column type of MySQL 9.7. Each table is about one family, so that one type that is refused does not hide others.
-- A column named id names the row.
SET SESSION sql_mode = '';

-- numbers
CREATE TABLE integers (id VARCHAR(60) PRIMARY KEY, c_tinyint TINYINT, c_smallint SMALLINT, c_mediumint MEDIUMINT, c_int INT, c_bigint BIGINT);
INSERT INTO integers VALUES ('typical', -5, -300, -70000, -123456, -1234567890123), ('min', -128, -32768, -8388608, -2147483648, -9223372036854775808),
  ('max', 127, 32767, 8388607, 2147483647, 9223372036854775807), ('above 2^53', 1, 1, 1, 1, 9007199254740993), ('zero', 0, 0, 0, 0, 0), ('null', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE integers_unsigned (id VARCHAR(60) PRIMARY KEY, c_tinyint TINYINT UNSIGNED, c_smallint SMALLINT UNSIGNED, c_mediumint MEDIUMINT UNSIGNED, c_int INT UNSIGNED, c_bigint BIGINT UNSIGNED, c_serial SERIAL);
INSERT INTO integers_unsigned VALUES ('typical', 200, 60000, 16000000, 4000000000, 10000000000000000000, 1), ('max', 255, 65535, 16777215, 4294967295, 18446744073709551615, 18446744073709551614),
  ('2^63', 128, 32768, 8388608, 2147483648, 9223372036854775808, 2), ('zero', 0, 0, 0, 0, 0, 3), ('null', NULL, NULL, NULL, NULL, NULL, 4);
CREATE TABLE integers_unsigned_in_64_bits (id VARCHAR(60) PRIMARY KEY, c_bigint BIGINT UNSIGNED);
INSERT INTO integers_unsigned_in_64_bits VALUES ('above 2^53', 9007199254740993), ('max', 9223372036854775807), ('zero', 0), ('null', NULL);
CREATE TABLE integers_shown (id VARCHAR(60) PRIMARY KEY, c_tinyint1 TINYINT(1), c_tinyint1_unsigned TINYINT(1) UNSIGNED, c_tinyint4 TINYINT(4), c_int11 INT(11), c_zerofill INT(6) ZEROFILL, c_bigint_zerofill BIGINT(20) UNSIGNED ZEROFILL, c_boolean BOOLEAN);
INSERT INTO integers_shown VALUES ('typical', 1, 1, 1, 1, 42, 42, TRUE), ('two', 2, 2, 2, 2, 2, 2, 2), ('negative', -128, 0, -128, -1, 0, 0, -1), ('max', 127, 255, 127, 2147483647, 4294967295, 18446744073709551615, 127),
  ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE bits (id VARCHAR(60) PRIMARY KEY, c_bit BIT, c_bit2 BIT(2), c_bit8 BIT(8), c_bit16 BIT(16), c_bit63 BIT(63), c_bit64 BIT(64));
INSERT INTO bits VALUES ('typical', 1, 2, b'10100101', 5, 5, 0x0a00000000000001), ('zeros', 0, 0, 0, 0, 0, 0), ('ones', 1, 3, 255, 65535, 9223372036854775807, 18446744073709551615), ('highest', 1, 2, 128, 32768, 4611686018427387904, 9223372036854775808), ('one', 1, 1, 1, 1, 1, 1),
  ('null', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE decimals (id VARCHAR(60) PRIMARY KEY, c_10_2 DECIMAL(10, 2), c_default DECIMAL, c_38_0 DECIMAL(38, 0), c_38_30 DECIMAL(38, 30), c_30_30 DECIMAL(30, 30), c_1_0 NUMERIC(1), c_unsigned DECIMAL(10, 4) UNSIGNED, c_fixed FIXED(18, 6));
INSERT INTO decimals VALUES ('typical', 1234.50, 42, 12345678901234567890123456789012345678, 12345678.123456789012345678901234567890, 0.123456789012345678901234567890, 7, 3.1400, 1.000001),
  ('min', -99999999.99, -9999999999, -99999999999999999999999999999999999999, -99999999.999999999999999999999999999999, -0.999999999999999999999999999999, -9, 0, -999999999999.999999),
  ('max', 99999999.99, 9999999999, 99999999999999999999999999999999999999, 99999999.999999999999999999999999999999, 0.999999999999999999999999999999, 9, 999999.9999, 999999999999.999999),
  ('tiny', 0.01, 1, 1, 0.000000000000000000000000000001, 0.000000000000000000000000000001, 1, 0.0001, 0.000001), ('zero', 0, 0, 0, 0, 0, 0, 0, 0), ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE decimals_wide (id VARCHAR(60) PRIMARY KEY, c_39_0 DECIMAL(39, 0), c_65_30 DECIMAL(65, 30), c_65_0 DECIMAL(65, 0));
INSERT INTO decimals_wide VALUES ('typical', 1, 1234567890.123456789012345678901234567890, 42), ('tiny', 0, 0.000000000000000000000000000001, -1),
  ('min', -999999999999999999999999999999999999999, -99999999999999999999999999999999999.999999999999999999999999999999, -99999999999999999999999999999999999999999999999999999999999999999),
  ('max', 999999999999999999999999999999999999999, 99999999999999999999999999999999999.999999999999999999999999999999, 99999999999999999999999999999999999999999999999999999999999999999), ('null', NULL, NULL, NULL);
CREATE TABLE doubles (id VARCHAR(60) PRIMARY KEY, c_double DOUBLE, c_real REAL, c_unsigned DOUBLE UNSIGNED, c_precision DOUBLE PRECISION, c_float53 FLOAT(53));
INSERT INTO doubles VALUES ('typical', 2.718281828459045, 0.1, 0.1, 1e21, 0.1), ('min', -1.7976931348623157e308, -1e-307, 0, -0.5, -1e300), ('max', 1.7976931348623157e308, 1e307, 1.7976931348623157e308, 9007199254740993, 1e300),
  ('smallest', 2.2250738585072014e-308, 2.2250738585072014e-308, 2.2250738585072014e-308, 1e-300, 1e-300), ('integer', 1e7, 1e21, 123456789012345678, 1, 1), ('zero', 0, 0, 0, 0, 0), ('null', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE floats (id VARCHAR(60) PRIMARY KEY, c_float FLOAT, c_unsigned FLOAT UNSIGNED, c_float24 FLOAT(24));
INSERT INTO floats VALUES ('typical', 1.5, 0.25, 1.5), ('seven digits', 1234.567, 0.1234567, 16777216), ('min', -3.402823466e38, 0, -1e-37), ('max', 3.402823466e38, 3.402823466e38, 1e37), ('smallest', 1.175494351e-38, 1.175494351e-38, 1.175494351e-38),
  ('zero', 0, 0, 0), ('null', NULL, NULL, NULL);
CREATE TABLE floats_with_digits (id VARCHAR(60) PRIMARY KEY, c_float FLOAT(7, 3), c_double DOUBLE(15, 4));
INSERT INTO floats_with_digits VALUES ('typical', 1234.567, 12345.6789), ('min', -9999.999, -99999999999.9999), ('max', 9999.999, 99999999999.9999), ('null', NULL, NULL);

-- texts
CREATE TABLE texts (id VARCHAR(60) PRIMARY KEY, c_char CHAR(10), c_varchar VARCHAR(20), c_tinytext TINYTEXT, c_text TEXT, c_mediumtext MEDIUMTEXT, c_longtext LONGTEXT, c_text100 TEXT(100)) CHARACTER SET utf8mb4;
INSERT INTO texts VALUES ('typical', 'abc', 'Grüße', 'tiny', 'text', 'medium', 'long', 'sized'), ('empty', '', '', '', '', '', '', ''),
  ('emoji', '😀🚀', '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀', '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '😀', '😀', '😀'), ('combining', CONVERT(0x65CC81 USING utf8mb4), CONVERT(0x6ECC83 USING utf8mb4), CONVERT(0x41CC8A USING utf8mb4), CONVERT(0x67CC88CCA3 USING utf8mb4), CONVERT(0x6ECC83 USING utf8mb4), CONVERT(0x65CC81 USING utf8mb4), CONVERT(0x45CC81 USING utf8mb4)),
  ('right to left', 'שלום', 'مرحبا', 'ﷺ', CONVERT(0xE280AE616263E280AC USING utf8mb4), 'שלום', 'שלום', 'שלום'), ('quotes', '''"`', '"double"', 'it''s', 'a\\b/c''"`$;--', '"\\', '\\"', '\\'''),
  ('control characters', '\t\n\r', 'a\tb\nc\rd', CONVERT(0x0102031F USING utf8mb4), CONVERT(0x7F080C1B USING utf8mb4), '\n', '\t', '\r'), ('nul', 'a\0b', '\0', 'x\0', '\0y', '\0', '\0', '\0\0'),
  ('words that mean something', 'null', 'NULL', '\\N', 'true', 'NaN', '0', '{}'), ('white space', '  a', ' a ', '  ', CONVERT(0xC2A0E28083 USING utf8mb4), ' ', '\t ', ' a '),
  ('line separators', CONVERT(0xE280A8 USING utf8mb4), CONVERT(0xE280A9 USING utf8mb4), CONVERT(0xC285 USING utf8mb4), CONVERT(0xEFBBBF USING utf8mb4), CONVERT(0xE2808B USING utf8mb4), '|', CONVERT(0xEFBFBF USING utf8mb4)),
  ('longest', 'zzzzzzzzzz', 'éééééééééééééééééééé', REPEAT('t', 255), REPEAT('ü', 1000), REPEAT('m', 3000), REPEAT('l', 3000), REPEAT('s', 200)), ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE texts_in_character_sets (id VARCHAR(60) PRIMARY KEY, c_latin1 VARCHAR(50) CHARACTER SET latin1, c_utf8mb3 VARCHAR(50) CHARACTER SET utf8mb3, c_ascii VARCHAR(50) CHARACTER SET ascii, c_utf16 VARCHAR(50) CHARACTER SET utf16, c_cp1251 VARCHAR(50) CHARACTER SET cp1251,
  c_gbk VARCHAR(50) CHARACTER SET gbk, c_sjis VARCHAR(50) CHARACTER SET sjis, c_big5 VARCHAR(50) CHARACTER SET big5, c_latin2 CHAR(10) CHARACTER SET latin2, c_bin VARCHAR(50) COLLATE utf8mb4_bin, c_nchar NCHAR(10), c_nvarchar NVARCHAR(20));
INSERT INTO texts_in_character_sets VALUES ('typical', 'café€', 'Grüße', 'plain', '日本😀', 'Привет', '中文', '日本', '中文', 'łódź', 'Bin', 'ñ', 'ñandú'), ('empty', '', '', '', '', '', '', '', '', '', '', '', ''),
  ('longest', REPEAT('ÿ', 50), REPEAT('é', 50), REPEAT('a', 50), REPEAT('😀', 50), REPEAT('я', 50), REPEAT('中', 50), REPEAT('本', 50), REPEAT('文', 50), REPEAT('ź', 10), REPEAT('😀', 50), REPEAT('ñ', 10), REPEAT('日', 20)),
  ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE long_texts (id VARCHAR(60) PRIMARY KEY, c_text MEDIUMTEXT, c_varchar VARCHAR(15000), c_blob MEDIUMBLOB, c_json JSON) CHARACTER SET utf8mb4;
INSERT INTO long_texts VALUES ('70,000 characters', REPEAT('0123456789', 7000), REPEAT('é', 15000), REPEAT(0x00ff10, 30000), JSON_OBJECT('a', REPEAT('x', 70000))), ('300,000 characters', REPEAT('long ', 60000), 'v', 0x00, '1'), ('null', NULL, NULL, NULL, NULL);
CREATE TABLE binaries (id VARCHAR(60) PRIMARY KEY, c_binary BINARY(8), c_varbinary VARBINARY(16), c_tinyblob TINYBLOB, c_blob BLOB, c_mediumblob MEDIUMBLOB, c_longblob LONGBLOB, c_binary4 BINARY(4));
INSERT INTO binaries VALUES ('typical', 0x0102030400000001, 0xdeadbeef, 0x01, 0xcafebabe00, 0x02, 0x03, 0x01020304), ('empty', '', '', '', '', '', '', ''), ('zeros', 0x0000000000000000, 0x00, 0x00, 0x0000, 0x00, 0x00, 0x00000000),
  ('padded', 0x0102, 0x0102, 0x01, 0x01, 0x01, 0x01, 0x01), ('blank at the end', 'a ', 'a ', 'a ', 'a ', 'a ', 'a ', 'a '), ('ones', 0xffffffffffffffff, 0xffffffffffffffffffffffffffffffff, 0xff, 0xff, 0xff, 0xff, 0xffffffff),
  ('not utf-8', 0xc328a0a1c328a0a1, 0xc328a0a1, 0xc328, 0xa0a1, 0xc328, 0xa0a1, 0xc328a0a1), ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE enums (id VARCHAR(60) PRIMARY KEY, c_enum ENUM('small', 'medium', 'large', 'it''s', '"quoted"', '😀', ''), c_set SET('a', 'b', 'c', 'it''s', '"d"', '😀'));
INSERT INTO enums VALUES ('typical', 'small', 'a,c'), ('last', 'large', 'c'), ('quote', 'it''s', 'it''s'), ('double quotes', '"quoted"', '"d"'), ('emoji', '😀', '😀'), ('empty', '', ''), ('all', 'medium', 'a,b,c,it''s,"d",😀'), ('null', NULL, NULL);
CREATE TABLE enums_with_commas (id VARCHAR(60) PRIMARY KEY, c_enum ENUM('x', 'large, x', ',', 'a,b,c'));
INSERT INTO enums_with_commas VALUES ('typical', 'large, x'), ('comma', ','), ('commas', 'a,b,c'), ('none', 'x'), ('null', NULL);
CREATE TABLE enums_with_backslashes (id VARCHAR(60) PRIMARY KEY, c_enum ENUM('a\\b', 'c\\\\d', '\\'), c_set SET('a\\b', 'c'));
INSERT INTO enums_with_backslashes VALUES ('typical', 'a\\b', 'a\\b'), ('two', 'c\\\\d', 'a\\b,c'), ('alone', '\\', 'c'), ('null', NULL, NULL);
CREATE TABLE enums_without_value (id VARCHAR(60) PRIMARY KEY, c_enum ENUM('a', 'b'));
INSERT INTO enums_without_value VALUES ('not one of them', 'z'), ('typical', 'b');
CREATE TABLE enums_large (id VARCHAR(60) PRIMARY KEY, c_set64 SET('1','2','3','4','5','6','7','8','9','10','11','12','13','14','15','16','17','18','19','20','21','22','23','24','25','26','27','28','29','30','31','32','33','34','35','36','37','38','39','40','41','42','43','44','45','46','47','48','49','50','51','52','53','54','55','56','57','58','59','60','61','62','63','64'),
  c_latin1 ENUM('é', 'ü') CHARACTER SET latin1);
INSERT INTO enums_large VALUES ('typical', '1,64', 'é'), ('last', '64', 'ü'), ('null', NULL, NULL);

-- times
CREATE TABLE dates (id VARCHAR(60) PRIMARY KEY, c_date DATE);
INSERT INTO dates VALUES ('typical', '2024-02-29'), ('min', '1000-01-01'), ('max', '9999-12-31'), ('epoch', '1970-01-01'), ('before it', '1969-12-31'), ('last Julian day', '1582-10-04'), ('day that no calendar had', '1582-10-10'), ('first Gregorian day', '1582-10-15'), ('null', NULL);
CREATE TABLE dates_before_1000 (id VARCHAR(60) PRIMARY KEY, c_date DATE, c_datetime DATETIME(6));
INSERT INTO dates_before_1000 VALUES ('year 1', '0001-01-01', '0001-01-01 00:00:00'), ('year 99', '0099-12-31', '0099-12-31 23:59:59.999999'), ('year 999', '0999-12-31', '0999-06-01 12:00:00');
CREATE TABLE times (id VARCHAR(60) PRIMARY KEY, c_time TIME, c_time1 TIME(1), c_time3 TIME(3), c_time6 TIME(6));
INSERT INTO times VALUES ('typical', '13:14:15', '13:14:15.6', '13:14:15.678', '13:14:15.678901'), ('min', '-838:59:59', '-838:59:59.0', '-838:59:59.000', '-838:59:59.000000'), ('max', '838:59:59', '838:59:59.0', '838:59:59.000', '838:59:59.000000'),
  ('24 hours', '24:00:00', '24:00:00', '24:00:00', '24:00:00'), ('25 hours', '25:00:00', '25:00:00.1', '25:00:00.001', '25:00:00.000001'), ('negative', '-01:00:00', '-01:00:00.1', '-01:00:00.001', '-00:00:00.000001'), ('zero', '0', '0', '0', '0'), ('null', NULL, NULL, NULL, NULL);
CREATE TABLE datetimes (id VARCHAR(60) PRIMARY KEY, c_datetime DATETIME, c_datetime1 DATETIME(1), c_datetime3 DATETIME(3), c_datetime4 DATETIME(4), c_datetime6 DATETIME(6));
INSERT INTO datetimes VALUES ('typical', '2024-02-29 13:14:15', '2024-02-29 13:14:15.6', '2024-02-29 13:14:15.678', '2024-02-29 13:14:15.6789', '2024-02-29 13:14:15.678901'), ('whole minutes', '2023-11-15 00:00', '2023-11-15 00:00', '2023-11-15 00:00', '2023-11-15 00:00', '2023-11-15 00:00'),
  ('min', '1000-01-01 00:00:00', '1000-01-01 00:00:00', '1000-01-01 00:00:00', '1000-01-01 00:00:00', '1000-01-01 00:00:00'), ('max', '9999-12-31 23:59:59', '9999-12-31 23:59:59.9', '9999-12-31 23:59:59.999', '9999-12-31 23:59:59.9999', '9999-12-31 23:59:59.999999'),
  ('before the epoch', '1969-12-31 23:59:59', '1969-12-31 23:59:59.9', '1969-12-31 23:59:59.999', '1969-12-31 23:59:59.9999', '1969-12-31 23:59:59.999999'), ('last Julian day', '1582-10-04 12:00', '1582-10-04 12:00', '1582-10-04 12:00', '1582-10-04 12:00', '1582-10-04 12:00'),
  ('hour that no clock of Paris had', '2024-03-31 02:30', '2024-03-31 02:30', '2024-03-31 02:30', '2024-03-31 02:30', '2024-03-31 02:30'), ('hour that clocks of Paris had twice', '2024-10-27 02:30', '2024-10-27 02:30', '2024-10-27 02:30', '2024-10-27 02:30', '2024-10-27 02:30'),
  ('hour that no clock of St. John''s had', '2024-03-10 02:30', '2024-03-10 02:30', '2024-03-10 02:30', '2024-03-10 02:30', '2024-03-10 02:30'), ('null', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE timestamps (id VARCHAR(60) PRIMARY KEY, c_timestamp TIMESTAMP NULL, c_timestamp1 TIMESTAMP(1) NULL, c_timestamp3 TIMESTAMP(3) NULL, c_timestamp6 TIMESTAMP(6) NULL);
INSERT INTO timestamps VALUES ('typical', '2024-02-29 13:14:15', '2024-02-29 13:14:15.6', '2024-02-29 13:14:15.678', '2024-02-29 13:14:15.678901'), ('whole minutes', '2023-11-15 00:00', '2023-11-15 00:00', '2023-11-15 00:00', '2023-11-15 00:00'),
  ('min', '1970-01-01 00:00:01', '1970-01-01 00:00:01', '1970-01-01 00:00:01', '1970-01-01 00:00:01'), ('max', '2038-01-19 03:14:07', '2038-01-19 03:14:07.4', '2038-01-19 03:14:07.499', '2038-01-19 03:14:07.499999'),
  ('before the clocks of Paris jump', '2024-03-31 00:59:59', '2024-03-31 00:59:59.9', '2024-03-31 00:59:59.999', '2024-03-31 00:59:59.999999'), ('after the clocks of Paris jump', '2024-03-31 01:00:00', '2024-03-31 01:00:00', '2024-03-31 01:00:00', '2024-03-31 01:00:00'), ('null', NULL, NULL, NULL, NULL);
CREATE TABLE years (id VARCHAR(60) PRIMARY KEY, c_year YEAR);
INSERT INTO years VALUES ('typical', 2024), ('min', 1901), ('max', 2155), ('2000', 2000), ('null', NULL);
CREATE TABLE zero_dates (id VARCHAR(60) PRIMARY KEY, c_date DATE, c_datetime DATETIME, c_datetime6 DATETIME(6), c_timestamp TIMESTAMP NULL, c_timestamp6 TIMESTAMP(6) NULL, c_year YEAR);
INSERT INTO zero_dates VALUES ('zero', '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 0), ('day zero', '2024-02-00', '2024-02-00 12:00:00', '2024-02-00 12:00:00', NULL, NULL, NULL), ('month zero', '2024-00-00', '2024-00-00 12:00:00', '2024-00-00 12:00:00', NULL, NULL, NULL);
CREATE TABLE zero_dates_not_null (id VARCHAR(60) PRIMARY KEY, c_date DATE NOT NULL, c_datetime DATETIME NOT NULL, c_timestamp TIMESTAMP NOT NULL);
INSERT INTO zero_dates_not_null VALUES ('zero', '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00'), ('typical', '2024-02-29', '2024-02-29 13:14:15', '2024-02-29 13:14:15');

-- documents, shapes, vectors
CREATE TABLE jsons (id VARCHAR(60) PRIMARY KEY, c_json JSON);
INSERT INTO jsons VALUES ('typical', '{"a": 1, "b": [true, null, "ü😀"], "d": 1.5}'), ('spacing', '{ "a" :  1 ,\n\t"b":[ ] }'), ('null inside', 'null'), ('string', '"text"'), ('number', '1'), ('true', 'true'), ('empty object', '{}'), ('empty array', '[]'),
  ('64 bits', '[9223372036854775807, -9223372036854775808]'), ('escapes', '{"k\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00": "\\u001f"}'), ('text that looks like it', '"{\\"a\\":1}"'), ('nested', '[[[[{"a":{"b":{"c":[]}}}]]]]'), ('empty key', '{"": ""}'), ('exponent', '1e3'), ('null', NULL);
CREATE TABLE jsons_edge (id VARCHAR(60) PRIMARY KEY, c_json JSON);
INSERT INTO jsons_edge VALUES ('2^64-1', '18446744073709551615'), ('beyond 64 bits', '123456789012345678901234567890'), ('20 digits', '0.12345678901234567890'), ('duplicate keys', '{"a": 1,  "a": 2}'), ('decimal inside', JSON_OBJECT('d', CAST('1.10' AS DECIMAL(10, 2)))),
  ('times inside', JSON_OBJECT('d', DATE '2024-02-29', 't', TIME '13:14:15.5', 's', TIMESTAMP '2024-02-29 13:14:15')), ('bytes inside', JSON_OBJECT('b', 0xff00)), ('bits inside', JSON_OBJECT('b', b'101'));
CREATE TABLE geometries (id VARCHAR(60) PRIMARY KEY, c_geometry GEOMETRY, c_point POINT, c_linestring LINESTRING, c_polygon POLYGON, c_multipoint MULTIPOINT, c_multilinestring MULTILINESTRING, c_multipolygon MULTIPOLYGON, c_collection GEOMETRYCOLLECTION);
INSERT INTO geometries VALUES ('typical', ST_GeomFromText('POINT(1 2)'), ST_GeomFromText('POINT(1.5 -2.5)'), ST_GeomFromText('LINESTRING(0 0,1 1,2 2)'), ST_GeomFromText('POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 2,1 1))'), ST_GeomFromText('MULTIPOINT(0 0,1 1)'),
  ST_GeomFromText('MULTILINESTRING((0 0,1 1),(2 2,3 3))'), ST_GeomFromText('MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)))'), ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))')),
  ('geographic', ST_GeomFromText('POINT(48.2 16.4)', 4326), ST_GeomFromText('POINT(48.2 16.4)', 4326), ST_GeomFromText('LINESTRING(48 16,49 17)', 4326), NULL, NULL, NULL, NULL, NULL),
  ('other system', ST_GeomFromText('POINT(1 2)', 3857), ST_GeomFromText('POINT(-180 -90)', 3857), ST_GeomFromText('LINESTRING(0 0,1 1)', 3857), NULL, NULL, NULL, NULL, NULL),
  ('empty', ST_GeomFromText('GEOMETRYCOLLECTION EMPTY'), ST_GeomFromText('POINT(0 0)'), NULL, NULL, NULL, NULL, NULL, ST_GeomFromText('GEOMETRYCOLLECTION EMPTY')), ('precise', ST_GeomFromText('POINT(0.1 1e-300)'), ST_GeomFromText('POINT(0.1 1e300)'), NULL, NULL, NULL, NULL, NULL, NULL),
  ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE geometries_with_system (id VARCHAR(60) PRIMARY KEY, c_point POINT SRID 4326, c_polygon POLYGON SRID 4326);
INSERT INTO geometries_with_system VALUES ('typical', ST_GeomFromText('POINT(48.2 16.4)', 4326), ST_GeomFromText('POLYGON((0 0,0 4,4 4,4 0,0 0))', 4326)), ('null', NULL, NULL);
CREATE TABLE vectors (id VARCHAR(60) PRIMARY KEY, c_vector VECTOR, c_vector3 VECTOR(3));
INSERT INTO vectors VALUES ('typical', STRING_TO_VECTOR('[1.5,-2]'), STRING_TO_VECTOR('[1.5,-2,3]')), ('precise', STRING_TO_VECTOR('[0.1,3.4e38,1.2e-38]'), STRING_TO_VECTOR('[0,0.3,-0.1]')), ('one', STRING_TO_VECTOR('[7]'), STRING_TO_VECTOR('[1]')), ('null', NULL, NULL);

-- columns that the server fills
CREATE TABLE generated_columns (id VARCHAR(60) PRIMARY KEY, c_int INT, c_stored INT GENERATED ALWAYS AS (c_int * 2) STORED, c_virtual INT GENERATED ALWAYS AS (c_int + 1) VIRTUAL, c_json_part VARCHAR(20) GENERATED ALWAYS AS (CONCAT('#', id)) VIRTUAL);
INSERT INTO generated_columns (id, c_int) VALUES ('typical', 21), ('null', NULL);
CREATE TABLE invisible_columns (id VARCHAR(60) PRIMARY KEY, c_hidden INT INVISIBLE, c_shown INT);
INSERT INTO invisible_columns (id, c_hidden, c_shown) VALUES ('typical', 1, 2), ('null', NULL, NULL);
CREATE TABLE auto_increments (k INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, id VARCHAR(60));
INSERT INTO auto_increments (id) VALUES ('first'), ('second');
CREATE TABLE defaults (id VARCHAR(60) PRIMARY KEY, c_tinyint TINYINT DEFAULT -7, c_bigint_unsigned BIGINT UNSIGNED DEFAULT 18446744073709551615, c_decimal DECIMAL(8, 3) DEFAULT 1.250, c_float FLOAT DEFAULT 1.5, c_double DOUBLE DEFAULT 0.1, c_bit BIT DEFAULT b'1', c_bit8 BIT(8) DEFAULT b'101', c_boolean BOOLEAN DEFAULT TRUE,
  c_char CHAR(3) DEFAULT 'c', c_varchar VARCHAR(20) DEFAULT 'it''s "x"', c_binary BINARY(2) DEFAULT 'ab', c_varbinary VARBINARY(4) DEFAULT 'x', c_date DATE DEFAULT '2024-02-29', c_time TIME DEFAULT '-12:30:00', c_time6 TIME(6) DEFAULT '12:30:00.5', c_datetime DATETIME DEFAULT '2024-02-29 13:14:15',
  c_datetime6 DATETIME(6) DEFAULT '2024-02-29 13:14:15.678901', c_timestamp TIMESTAMP NULL DEFAULT '2024-02-29 13:14:15', c_now TIMESTAMP(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6), c_year YEAR DEFAULT 2024, c_enum ENUM('x', 'y, z') DEFAULT 'y, z', c_set SET('a', 'b') DEFAULT 'a,b',
  c_json JSON DEFAULT ('{"a": 1}'), c_text TEXT DEFAULT ('text'), c_expression INT DEFAULT (1 + 2), c_uuid VARCHAR(36) DEFAULT (UUID()));
INSERT INTO defaults (id) VALUES ('default');
INSERT INTO defaults VALUES ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE defaults_not_null (id VARCHAR(60) PRIMARY KEY, c_int INT NOT NULL DEFAULT 7, c_varchar VARCHAR(20) NOT NULL DEFAULT '', c_datetime DATETIME NOT NULL DEFAULT '2024-02-29 13:14:15', c_timestamp TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, c_boolean BOOLEAN NOT NULL DEFAULT FALSE, c_decimal DECIMAL(5, 1) NOT NULL DEFAULT 0.5,
  c_bit BIT NOT NULL DEFAULT b'0', c_enum ENUM('x', 'y') NOT NULL DEFAULT 'y');
INSERT INTO defaults_not_null (id) VALUES ('default');
INSERT INTO defaults_not_null VALUES ('given', 8, 'given', '2001-01-01', '2001-01-01', TRUE, 1.5, 1, 'x');

-- keys
CREATE TABLE key_tinyint (k TINYINT PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_tinyint VALUES (-128, 'min'), (127, 'max');
CREATE TABLE key_bigint (k BIGINT PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_bigint VALUES (-9223372036854775808, 'min'), (9007199254740993, 'above 2^53'), (9007199254740992, '2^53'), (9223372036854775807, 'max');
CREATE TABLE key_bigint_unsigned (k BIGINT UNSIGNED PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_bigint_unsigned VALUES (0, 'zero'), (9223372036854775808, '2^63'), (18446744073709551615, 'max');
CREATE TABLE key_decimal (k DECIMAL(10, 2) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_decimal VALUES (-1.50, 'negative'), (0, 'zero'), (99999999.99, 'max');
CREATE TABLE key_decimal_wide (k DECIMAL(65, 30) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_decimal_wide VALUES (1.5, 'typical'), (99999999999999999999999999999999999.999999999999999999999999999999, 'max');
CREATE TABLE key_float (k FLOAT PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_float VALUES (0.5, 'typical'), (-1.5, 'negative');
CREATE TABLE key_double (k DOUBLE PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_double VALUES (0.1, 'typical'), (1e300, 'large'), (-1.5, 'negative');
CREATE TABLE key_bit (k BIT(8) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_bit VALUES (1, 'one'), (255, 'ones');
CREATE TABLE key_bit1 (k BIT PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_bit1 VALUES (0, 'zero'), (1, 'one');
CREATE TABLE key_bit64 (k BIT(64) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_bit64 VALUES (1, 'one'), (18446744073709551615, 'ones');
CREATE TABLE key_boolean (k BOOLEAN PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_boolean VALUES (TRUE, 'true'), (FALSE, 'false');
CREATE TABLE key_char (k CHAR(4) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_char VALUES ('a', 'short'), ('abcd', 'full'), ('', 'empty');
CREATE TABLE key_varchar (k VARCHAR(40) COLLATE utf8mb4_bin PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_varchar VALUES ('a', 'small letter'), ('A', 'capital letter'), ('😀', 'emoji'), (CONVERT(0x65CC81 USING utf8mb4), 'combining'), ('é', 'composed'), ('"\\', 'quotes'), ('', 'empty'), ('a\0', 'nul');
CREATE TABLE key_varchar_insensitive (k VARCHAR(40) COLLATE utf8mb4_0900_ai_ci PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_varchar_insensitive VALUES ('Abc', 'mixed'), ('x', 'small letter');
CREATE TABLE key_varchar_long (k VARCHAR(760) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_varchar_long VALUES (REPEAT('k', 760), 'longest'), (REPEAT('😀', 760), 'longest in bytes');
CREATE TABLE key_binary (k BINARY(4) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_binary VALUES (0x01020304, 'typical'), (0x01, 'padded'), (0xffffffff, 'ones');
CREATE TABLE key_varbinary (k VARBINARY(40) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_varbinary VALUES (0x00, 'zero'), (0xffff, 'ones'), ('', 'empty');
CREATE TABLE key_date (k DATE PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_date VALUES ('1000-01-01', 'min'), ('2024-02-29', 'typical'), ('9999-12-31', 'max');
CREATE TABLE key_time (k TIME(3) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_time VALUES ('-838:59:59', 'min'), ('13:14:15.5', 'typical'), ('25:00:00', '25 hours');
CREATE TABLE key_datetime (k DATETIME(6) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_datetime VALUES ('2024-02-29 13:14:15.678901', 'typical'), ('1969-12-31 23:59:59.999999', 'before the epoch');
CREATE TABLE key_timestamp (k TIMESTAMP PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_timestamp VALUES ('2024-10-27 00:30:00', 'first half past two of Paris'), ('2024-10-27 01:30:00', 'second half past two of Paris');
CREATE TABLE key_timestamp6 (k TIMESTAMP(6) PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_timestamp6 VALUES ('2024-10-27 00:30:00.1', 'trailing zeros'), ('2024-10-27 00:30:00.123456', 'typical');
CREATE TABLE key_year (k YEAR PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_year VALUES (2024, 'typical'), (1901, 'min');
CREATE TABLE key_enum (k ENUM('a', 'b, c') PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_enum VALUES ('b, c', 'comma'), ('a', 'typical');
CREATE TABLE key_set (k SET('a', 'b') PRIMARY KEY, id VARCHAR(60));
INSERT INTO key_set VALUES ('a,b', 'both'), ('', 'empty');
CREATE TABLE key_prefix (k TEXT, id VARCHAR(60), PRIMARY KEY (k(20)));
INSERT INTO key_prefix VALUES ('text as a key', 'typical');
CREATE TABLE key_composite (a INT, b VARCHAR(20), c DATE, d DECIMAL(8, 2), id VARCHAR(60), PRIMARY KEY (b, a, d, c));
INSERT INTO key_composite VALUES (1, 'x', '2024-01-01', 1.10, 'one'), (1, 'x', '2024-01-02', 1.10, 'other date'), (1, 'x', '2024-01-01', 1.11, 'other number'), (2, '', '2024-01-01', 0, 'empty');
CREATE TABLE key_column_last (c_first TEXT, c_second INT, id VARCHAR(60), k BIGINT PRIMARY KEY);
INSERT INTO key_column_last VALUES ('a', 1, 'one', 1), ('b', 2, 'two', 2);
