// The part of Doris' SQL that this stand-in understands; the rest is recognised and refused by name.
grammar DorisSql;

options { caseInsensitive = true; }

statements: SEMI* (statement (SEMI+ statement)*)? SEMI* EOF;

statement
    : CREATE (DATABASE | SCHEMA) (IF NOT EXISTS)? name=multipart properties?                      #createDatabase
    | CREATE TABLE (IF NOT EXISTS)? name=multipart LIKE source=multipart (WITH anything)?         #createTableLike
    | CREATE TABLE (IF NOT EXISTS)? name=multipart
        LPAREN columnDefs (COMMA indexDef)* COMMA? RPAREN
        (ENGINE EQ engine=identifier)?
        (keysModel=(AGGREGATE | UNIQUE | DUPLICATE) KEY keys=identifierList (CLUSTER BY clusterKeys=identifierList)?)?
        (COMMENT comment=STRING)?
        partitionBy?
        distributedBy?
        rollup?
        properties?
        (AS query)?                                                                               #createTable
    | CREATE TABLE (IF NOT EXISTS)? multipart (AS | ENGINE | COMMENT | PROPERTIES | DISTRIBUTED | PARTITION) anything #unsupported
    | CREATE USER (IF NOT EXISTS)? user=userIdentity (IDENTIFIED BY password=STRING)?             #createUser
    | CREATE INDEX (IF NOT EXISTS)? name=identifier ON table=multipart columns=identifierList
        (USING identifier)? properties? (COMMENT STRING)?                                         #createIndex
    | CREATE ~(DATABASE | SCHEMA | TABLE | USER | INDEX | SEMI) anything?                                 #unsupported
    | DROP (DATABASE | SCHEMA) (IF EXISTS)? name=multipart FORCE?                                 #dropDatabase
    | DROP TABLE (IF EXISTS)? name=multipart FORCE?                                               #dropTable
    | DROP ~(DATABASE | SCHEMA | TABLE | SEMI) anything?                                          #unsupported
    | TRUNCATE TABLE name=multipart (PARTITION partitions=identifierList)? FORCE?                 #truncateTable
    | ALTER TABLE name=multipart alterClause (COMMA alterClause)*                                 #alterTable
    | ALTER DATABASE name=multipart SET kind=identifier QUOTA quota=quotaValue                    #alterDatabaseQuota
    | ALTER ~(TABLE | SEMI) anything?                                                             #unsupported
    | CANCEL ALTER TABLE COLUMN FROM name=multipart                                               #cancelAlter
    | RECOVER TABLE name=multipart                                                                #recoverTable
    | RECOVER ~(TABLE | SEMI) anything?                                                           #unsupported
    | CLEAN LABEL label=identifier? (FROM | IN) db=identifier                                     #cleanLabel
    | GRANT privileges ON target=grantTarget TO user=userIdentity                                 #grant
    | GRANT anything                                                                              #unsupported
    | SHOW FULL? TABLES (fromDb)? likeClause?                                                     #showTables
    | SHOW (DATABASES | SCHEMAS) likeClause?                                                      #showDatabases
    | SHOW FULL? (COLUMNS | FIELDS) (FROM | IN) name=multipart ((FROM | IN) db=identifier)? likeClause?  #showColumns
    | SHOW CREATE TABLE name=multipart                                                            #showCreateTable
    | SHOW ALTER TABLE COLUMN fromDb? (WHERE filter=whereEquals)? orderBy? (LIMIT limit=INTEGER_VALUE)?  #showAlter
    | SHOW TRANSACTION fromDb? (WHERE key=identifier (EQ | LIKE) value=constant)?                 #showTransaction
    | SHOW LOAD fromDb? ((WHERE | ORDER | LIMIT) anything)?                                       #showLoad
    | SHOW stream=identifier LOAD fromDb? ((WHERE | ORDER | LIMIT) anything)?                     #showStreamLoad
    | SHOW (GLOBAL | SESSION)? VARIABLES likeClause?                                              #showVariables
    | SHOW FRONTENDS                                                                              #showFrontends
    | SHOW BACKENDS                                                                               #showBackends
    | ADMIN SHOW FRONTEND CONFIG likeClause?                                                      #adminShowConfig
    | SHOW anything?                                                                              #unsupported
    | (DESC | DESCRIBE) name=multipart ALL?                                                       #describe
    | USE (catalog=identifier DOT)? db=identifier                                                 #useDatabase
    | SET anything                                                                                #setVariable
    | INSERT INTO name=multipart columns=identifierList? insertSource                             #insert
    | DELETE FROM name=multipart (AS? alias=identifier)? (USING using=anything | WHERE where=anything)?  #deleteRows
    | UPDATE name=multipart SET anything                                                          #updateRows
    | query                                                                                       #select
    | otherStart anything?                                                                        #unsupported
    ;

otherStart: ADMIN | ANALYZE | CALL | CANCEL | CLEAN | EXPLAIN | EXPORT | KILL | LOAD | REVOKE | SYNC | UNLOCK | BEGIN | COMMIT | ROLLBACK | REFRESH | SWITCH;

query: (SELECT | WITH | LPAREN) anything?;

insertSource: VALUES anything | query;

anything: (~SEMI)+;

whereEquals: key=identifier EQ value=constant;

orderBy: ORDER BY identifier (ASC | DESC)? (COMMA identifier (ASC | DESC)?)*;

fromDb: (FROM | IN) db=multipart;

likeClause: LIKE pattern=STRING;

constant: STRING | INTEGER_VALUE | DECIMAL_VALUE | TRUE | FALSE | NULL;

privileges: identifier (COMMA identifier)*;

grantTarget: grantPart (DOT grantPart)*;

grantPart: identifier | STAR;

userIdentity: (STRING | identifier) (AT (STRING | identifier))?;

multipart: parts+=identifier (DOT parts+=identifier)*;

quotaValue: INTEGER_VALUE | identifier;

identifierList: LPAREN identifier (COMMA identifier)* RPAREN;

columnDefs: columnDef (COMMA columnDef)*;

columnDef
    : name=identifier type=dataType KEY? aggType=aggregation?
      (GENERATED ALWAYS)? (AS LPAREN generated RPAREN)?
      (NOT notNull=NULL | nullable=NULL)?
      (AUTO_INCREMENT (LPAREN firstNumber=INTEGER_VALUE RPAREN)?)?
      (DEFAULT defaultValue)?
      (ON UPDATE CURRENT_TIMESTAMP (LPAREN onUpdate=INTEGER_VALUE RPAREN)?)?
      (COMMENT comment=STRING)?
    ;

generated: (~(LPAREN | RPAREN) | LPAREN generated RPAREN)+;

aggregation: MAX | MIN | SUM | REPLACE | REPLACE_IF_NOT_NULL | HLL_UNION | BITMAP_UNION | QUANTILE_UNION | GENERIC;

defaultValue
    : NULL
    | STRING
    | MINUS? (INTEGER_VALUE | DECIMAL_VALUE)
    | CURRENT_TIMESTAMP (LPAREN precision=INTEGER_VALUE RPAREN)?
    | CURRENT_DATE
    | PI
    | E
    | BITMAP_EMPTY
    ;

dataType
    : ARRAY LT element=dataType GT                                                 #arrayType
    | MAP LT key=dataType COMMA value=dataType GT                                  #mapType
    | STRUCT LT structField (COMMA structField)* GT                                #structType
    | base=typeName (LPAREN (STAR | INTEGER_VALUE (COMMA INTEGER_VALUE)?) RPAREN)? #plainType
    ;

structField: name=identifier COLON type=dataType (COMMENT STRING)?;

typeName
    : BOOLEAN | TINYINT | SMALLINT | INT | INTEGER | BIGINT | LARGEINT | FLOAT | DOUBLE | DECIMAL | DECIMALV2 | DECIMALV3
    | DATE | DATEV1 | DATEV2 | DATETIME | DATETIMEV1 | DATETIMEV2 | TIME | TIMESTAMPTZ | CHAR | VARCHAR | STRING_TYPE | TEXT
    | JSON | JSONB | VARIANT | IPV4 | IPV6 | BITMAP | HLL | QUANTILE_STATE | AGG_STATE | VARBINARY
    ;

indexDef: INDEX (IF NOT EXISTS)? name=identifier identifierList (USING identifier)? properties? (COMMENT STRING)?;

partitionBy: AUTO? PARTITION BY (kind=(RANGE | LIST))? LPAREN generated RPAREN (LPAREN partitionDefs? RPAREN)?;

partitionDefs: partitionPart+;

// Ranges are half open, which no rule of balanced brackets would read.
partitionPart
    : LBRACKET LPAREN generated RPAREN COMMA LPAREN generated RPAREN RPAREN
    | LPAREN generated RPAREN
    | ~(LPAREN | RPAREN | LBRACKET)
    ;

distributedBy: DISTRIBUTED BY (HASH identifierList | RANDOM) (BUCKETS (INTEGER_VALUE | AUTO))?;

rollup: ROLLUP LPAREN generated RPAREN;

properties: PROPERTIES LPAREN (property (COMMA property)* COMMA?)? RPAREN;

property: key=propertyText EQ value=propertyText;

propertyText: STRING | INTEGER_VALUE | DECIMAL_VALUE | identifier | TRUE | FALSE;

alterClause
    : ADD COLUMN columnDef position? (TO rollupName=identifier)? properties?              #addColumn
    | ADD COLUMN LPAREN columnDefs RPAREN (TO rollupName=identifier)? properties?         #addColumns
    | DROP COLUMN name=identifier (FROM rollupName=identifier)? properties?               #dropColumn
    | MODIFY COLUMN columnDef position? (FROM rollupName=identifier)? properties?         #modifyColumn
    | MODIFY COLUMN name=identifier COMMENT comment=STRING                                #modifyColumnComment
    | ORDER BY identifierList (FROM rollupName=identifier)? properties?                   #reorderColumns
    | RENAME COLUMN name=identifier newName=identifier                                    #renameColumn
    | RENAME newName=identifier                                                           #renameTable
    | MODIFY COMMENT comment=STRING                                                       #modifyTableComment
    | SET LPAREN property (COMMA property)* RPAREN                                        #setProperties
    | ENABLE FEATURE feature=STRING (WITH properties)?                                    #enableFeature
    | ADD (PARTITION | INDEX | ROLLUP | TEMPORARY) anyUntilEnd                            #otherAlter
    | DROP (PARTITION | INDEX | ROLLUP | TEMPORARY) anyUntilEnd                           #otherAlter
    | REPLACE anyUntilEnd                                                                 #otherAlter
    ;

anyUntilEnd: (~SEMI)+;

position: FIRST | AFTER column=identifier;

identifier: IDENTIFIER | BACKQUOTED | nonReserved;

nonReserved
    : AFTER | AGGREGATE | AGG_STATE | ALWAYS | ARRAY | AUTO_INCREMENT | BACKENDS | BEGIN | BITMAP | BITMAP_EMPTY | BITMAP_UNION
    | BOOLEAN | BUCKETS | CALL | CHAR | CLUSTER | COLUMNS | COMMENT | COMMIT | CONFIG | CURRENT_DATE | CURRENT_TIMESTAMP | DATE
    | DATETIME | DATETIMEV1 | DATETIMEV2 | DATEV1 | DATEV2 | DECIMAL | DECIMALV2 | DECIMALV3 | E | ENABLE | ENGINE | FEATURE
    | FIELDS | FIRST | FRONTENDS | GENERATED | GENERIC | GLOBAL | HASH | HLL_UNION | IDENTIFIED | IPV4 | IPV6 | JSON | JSONB
    | LABEL | MAP | MAX | MIN | MODIFY | PI | PROPERTIES | QUANTILE_STATE | QUANTILE_UNION | QUOTA | RANDOM | RECOVER | REFRESH
    | REPLACE | REPLACE_IF_NOT_NULL | ROLLBACK | ROLLUP | SCHEMA | SESSION | STRING_TYPE | STRUCT | SUM | TABLES | TEMPORARY
    | TEXT | TIME | TIMESTAMPTZ | TRANSACTION | TRUNCATE | UNLOCK | USER | VARBINARY | VARCHAR | VARIABLES | VARIANT
    ;

// Words with a place of their own in the rules above.
ADD: 'ADD'; ADMIN: 'ADMIN'; AFTER: 'AFTER'; AGGREGATE: 'AGGREGATE'; AGG_STATE: 'AGG_STATE'; ALL: 'ALL'; ALTER: 'ALTER';
ALWAYS: 'ALWAYS'; ANALYZE: 'ANALYZE'; ARRAY: 'ARRAY'; AS: 'AS'; ASC: 'ASC'; AUTO: 'AUTO'; AUTO_INCREMENT: 'AUTO_INCREMENT';
BACKENDS: 'BACKENDS'; BEGIN: 'BEGIN'; BIGINT: 'BIGINT'; BITMAP: 'BITMAP'; BITMAP_EMPTY: 'BITMAP_EMPTY';
BITMAP_UNION: 'BITMAP_UNION'; BOOLEAN: 'BOOLEAN'; BUCKETS: 'BUCKETS'; BY: 'BY'; CALL: 'CALL'; CANCEL: 'CANCEL'; CHAR: 'CHAR';
CLEAN: 'CLEAN'; CLUSTER: 'CLUSTER'; COLUMN: 'COLUMN'; COLUMNS: 'COLUMNS'; COMMENT: 'COMMENT'; COMMIT: 'COMMIT';
CONFIG: 'CONFIG'; CREATE: 'CREATE'; CURRENT_DATE: 'CURRENT_DATE'; CURRENT_TIMESTAMP: 'CURRENT_TIMESTAMP';
DATABASE: 'DATABASE'; DATABASES: 'DATABASES'; DATE: 'DATE'; DATETIME: 'DATETIME'; DATETIMEV1: 'DATETIMEV1';
DATETIMEV2: 'DATETIMEV2'; DATEV1: 'DATEV1'; DATEV2: 'DATEV2'; DECIMAL: 'DECIMAL'; DECIMALV2: 'DECIMALV2';
DECIMALV3: 'DECIMALV3'; DEFAULT: 'DEFAULT'; DELETE: 'DELETE'; DESC: 'DESC'; DESCRIBE: 'DESCRIBE';
DISTRIBUTED: 'DISTRIBUTED'; DOUBLE: 'DOUBLE'; DROP: 'DROP'; DUPLICATE: 'DUPLICATE'; E: 'E'; ENABLE: 'ENABLE';
ENGINE: 'ENGINE'; EXISTS: 'EXISTS'; EXPLAIN: 'EXPLAIN'; EXPORT: 'EXPORT'; FALSE: 'FALSE'; FEATURE: 'FEATURE';
FIELDS: 'FIELDS'; FIRST: 'FIRST'; FLOAT: 'FLOAT'; FORCE: 'FORCE'; FROM: 'FROM'; FRONTEND: 'FRONTEND';
FRONTENDS: 'FRONTENDS'; FULL: 'FULL'; GENERATED: 'GENERATED'; GENERIC: 'GENERIC'; GLOBAL: 'GLOBAL'; GRANT: 'GRANT';
HASH: 'HASH'; HLL: 'HLL'; HLL_UNION: 'HLL_UNION'; IDENTIFIED: 'IDENTIFIED'; IF: 'IF'; IN: 'IN'; INDEX: 'INDEX';
INSERT: 'INSERT'; INT: 'INT'; INTEGER: 'INTEGER'; INTO: 'INTO'; IPV4: 'IPV4'; IPV6: 'IPV6'; JSON: 'JSON'; JSONB: 'JSONB';
KEY: 'KEY'; KILL: 'KILL'; LABEL: 'LABEL'; LARGEINT: 'LARGEINT'; LIKE: 'LIKE'; LIMIT: 'LIMIT'; LIST: 'LIST'; LOAD: 'LOAD';
MAP: 'MAP'; MAX: 'MAX'; MIN: 'MIN'; MODIFY: 'MODIFY'; NOT: 'NOT'; NULL: 'NULL'; ON: 'ON'; ORDER: 'ORDER';
PARTITION: 'PARTITION'; PI: 'PI'; PROPERTIES: 'PROPERTIES'; QUANTILE_STATE: 'QUANTILE_STATE';
QUANTILE_UNION: 'QUANTILE_UNION'; QUOTA: 'QUOTA'; RANDOM: 'RANDOM'; RANGE: 'RANGE'; RECOVER: 'RECOVER'; REFRESH: 'REFRESH';
RENAME: 'RENAME'; REPLACE: 'REPLACE'; REPLACE_IF_NOT_NULL: 'REPLACE_IF_NOT_NULL'; REVOKE: 'REVOKE'; ROLLBACK: 'ROLLBACK';
ROLLUP: 'ROLLUP'; SCHEMA: 'SCHEMA'; SCHEMAS: 'SCHEMAS'; SELECT: 'SELECT'; SESSION: 'SESSION'; SET: 'SET'; SHOW: 'SHOW';
SMALLINT: 'SMALLINT'; STRING_TYPE: 'STRING'; STRUCT: 'STRUCT'; SUM: 'SUM'; SWITCH: 'SWITCH'; SYNC: 'SYNC'; TABLE: 'TABLE';
TABLES: 'TABLES'; TEMPORARY: 'TEMPORARY'; TEXT: 'TEXT'; TIME: 'TIME'; TIMESTAMPTZ: 'TIMESTAMPTZ'; TINYINT: 'TINYINT';
TO: 'TO'; TRANSACTION: 'TRANSACTION'; TRUE: 'TRUE'; TRUNCATE: 'TRUNCATE'; UNIQUE: 'UNIQUE'; UNLOCK: 'UNLOCK';
UPDATE: 'UPDATE'; USE: 'USE'; USER: 'USER'; USING: 'USING'; VALUES: 'VALUES'; VARBINARY: 'VARBINARY'; VARCHAR: 'VARCHAR';
VARIABLES: 'VARIABLES'; VARIANT: 'VARIANT'; WHERE: 'WHERE'; WITH: 'WITH';

// Reserved in Doris 4.1, though no rule above needs them: they must be quoted to be names.
RESERVED
    : 'ACCOUNT_LOCK' | 'ACCOUNT_UNLOCK' | 'ANALYZER' | 'AND' | 'ANTI' | 'APPEND' | 'BACKEND' | 'BETWEEN' | 'BINARY' | 'BINLOG'
    | 'BOTH' | 'CASE' | 'CAST' | 'CHAR_FILTER' | 'COLLATE' | 'CONSTRAINT' | 'CROSS' | 'CUBE' | 'CURRENT' | 'DAY_HOUR'
    | 'DAY_SECOND' | 'DECOMMISSION' | 'DISK' | 'DISTINCT' | 'DISTRIBUTION' | 'DIV' | 'DROPP' | 'DUMP' | 'ELSE' | 'ENTER'
    | 'EXCEPT' | 'EXECUTE' | 'EXTENDED' | 'EXTRACT' | 'FOLLOWER' | 'FOLLOWING' | 'FOR' | 'FOREIGN' | 'FUNCTIONS' | 'GRANTS'
    | 'GROUP' | 'HAVING' | 'INFILE' | 'INNER' | 'INSTALL' | 'INTERMEDIATE' | 'INTERSECT' | 'INTERVAL' | 'IS' | 'JOIN' | 'KEYS'
    | 'LATERAL' | 'LAYOUT' | 'LEADING' | 'LEFT' | 'LOW_PRIORITY' | 'MATCH' | 'MAXVALUE' | 'MINUS' | 'MINUTE_SECOND'
    | 'NATURAL' | 'NO_USE_MV' | 'OBSERVER' | 'OR' | 'OUTER' | 'OUTFILE' | 'OVER' | 'OVERWRITE' | 'PLAY' | 'PRECEDING'
    | 'PREPARE' | 'PRIMARY' | 'PROCEDURE' | 'READ' | 'REAL' | 'REBALANCE' | 'REFERENCES' | 'REGEXP' | 'RELEASE' | 'REPAIR'
    | 'REPLICA' | 'RIGHT' | 'ROLE' | 'ROLES' | 'ROW' | 'ROWS' | 'SECOND_MICROSECOND' | 'SEMI' | 'SETS' | 'SIGNED'
    | 'SQL_BLOCK_RULE' | 'SUPERUSER' | 'SYSTEM' | 'TABLESAMPLE' | 'TABLET' | 'TABLETS' | 'TERMINATED' | 'THEN' | 'TOKENIZER'
    | 'TOKEN_FILTER' | 'TRAILING' | 'TRASH' | 'TRIM' | 'TRY_CAST' | 'TYPE_CAST' | 'UNBOUNDED' | 'UNINSTALL' | 'UNION'
    | 'UNSIGNED' | 'USE_MV' | 'WHEN' | 'WHITELIST' | 'WORKLOAD' | 'WRITE' | 'XOR'
    ;

SEMI: ';';
COMMA: ',';
DOT: '.';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
EQ: '=';
LT: '<';
GT: '>';
COLON: ':';
STAR: '*';
MINUS: '-';
AT: '@';

STRING
    : '\'' ('\\' . | '\'\'' | ~['\\])* '\''
    | '"' ('\\' . | '""' | ~["\\])* '"'
    ;

INTEGER_VALUE: [0-9]+;
DECIMAL_VALUE: ([0-9]+ '.' [0-9]* | '.' [0-9]+) ('E' [+-]? [0-9]+)? | [0-9]+ 'E' [+-]? [0-9]+;
BACKQUOTED: '`' (~'`' | '``')* '`';
SYSTEM_VARIABLE: '@@' [a-z0-9_.]+;
IDENTIFIER: [a-z0-9_$\u0080-\u{10FFFF}]+;

LINE_COMMENT: '--' ~[\r\n]* -> channel(HIDDEN);
BLOCK_COMMENT: '/*' .*? '*/' -> channel(HIDDEN);
WHITESPACE: [ \t\r\n]+ -> channel(HIDDEN);
OTHER: .;
