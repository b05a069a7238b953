// The part of Doris' SQL that this stand-in understands; the rest is recognised and refused by name.
grammar DorisSql;

options { caseInsensitive = true; }

statements: SEMI* (statement (SEMI+ statement)*)? SEMI* EOF;

statement
    : CREATE (DATABASE | SCHEMA) (IF NOT EXISTS)? name=multipart properties?                      #createDatabase
    | CREATE TABLE (IF NOT EXISTS)? name=multipart LIKE source=multipart
        (WITH ROLLUP identifierList?)?                                                            #createTableLike
    | CREATE TABLE (IF NOT EXISTS)? name=multipart
        (ctasColumns=identifierList? | LPAREN columnDefs (COMMA indexDefs)? COMMA? RPAREN)
        (ENGINE EQ engine=identifier)?
        (keysModel=(AGGREGATE | UNIQUE | DUPLICATE) KEY keys=identifierList (CLUSTER BY clusterKeys=identifierList)?)?
        (COMMENT comment=STRING)?
        partitionBy?
        distributedBy?
        rollup?
        properties?
        (AS query)?                                                                               #createTable
    | CREATE USER (IF NOT EXISTS)? user=userIdentity (IDENTIFIED BY password=STRING)?             #createUser
    | CREATE INDEX (IF NOT EXISTS)? name=identifier ON table=multipart columns=identifierList
        (USING kind=(INVERTED | NGRAM_BF | ANN))? properties? (COMMENT comment=STRING)?           #createIndex
    | CREATE (OR REPLACE)? VIEW (IF NOT EXISTS)? name=multipart
        (LPAREN viewColumns RPAREN)? (COMMENT comment=STRING)? AS query                           #createView
    | CREATE ~(DATABASE | SCHEMA | TABLE | USER | INDEX | VIEW | OR | SEMI) anything?             #unsupported
    | DROP (DATABASE | SCHEMA) (IF EXISTS)? name=multipart FORCE?                                 #dropDatabase
    | DROP TABLE (IF EXISTS)? name=multipart FORCE?                                               #dropTable
    | DROP VIEW (IF EXISTS)? name=multipart                                                       #dropView
    | DROP INDEX (IF EXISTS)? name=identifier ON table=multipart                                  #dropIndex
    | DROP ~(DATABASE | SCHEMA | TABLE | VIEW | INDEX | SEMI) anything?                           #unsupported
    | TRUNCATE TABLE name=multipart specifiedPartition? FORCE?                                    #truncateTable
    | ALTER TABLE name=multipart alterClause (COMMA alterClause)*                                 #alterTable
    | ALTER DATABASE name=multipart SET kind=identifier QUOTA quota=quotaValue                    #alterDatabaseQuota
    | ALTER TABLE multipart (ADD | DROP) (CONSTRAINT | ROLLUP) anything                           #unsupported
    | ALTER VIEW name=multipart
        (MODIFY COMMENT comment=STRING | (LPAREN viewColumns RPAREN)? AS query)                   #alterView
    | ALTER ~(TABLE | VIEW | SEMI) anything?                                                      #unsupported
    | CANCEL ALTER TABLE COLUMN FROM name=multipart                                               #cancelAlter
    | RECOVER DATABASE name=identifier id=INTEGER_VALUE? (AS alias=identifier)?                   #recoverDatabase
    | RECOVER TABLE name=multipart id=INTEGER_VALUE? (AS alias=identifier)?                       #recoverTable
    | RECOVER PARTITION name=identifier id=INTEGER_VALUE? (AS alias=identifier)?
        FROM table=multipart                                                                      #recoverPartition
    | CLEAN LABEL label=identifier? (FROM | IN) db=identifier                                     #cleanLabel
    | GRANT privileges ON target=grantTarget TO user=userIdentity                                 #grant
    | GRANT anything                                                                              #unsupported
    | SHOW FULL? TABLES (fromDb)? likeClause?                                                     #showTables
    | SHOW (DATABASES | SCHEMAS) likeClause?                                                      #showDatabases
    | SHOW FULL? (COLUMNS | FIELDS) (FROM | IN) name=multipart ((FROM | IN) db=identifier)? likeClause?  #showColumns
    | SHOW CREATE TABLE name=multipart                                                            #showCreateTable
    | SHOW CREATE VIEW name=multipart                                                             #showCreateView
    | SHOW CREATE (DATABASE | SCHEMA) name=multipart                                              #showCreateDatabase
    | SHOW ALTER TABLE COLUMN fromDb? (WHERE filter=whereEquals)? orderBy? (LIMIT limit=INTEGER_VALUE)?  #showAlter
    | SHOW TRANSACTION fromDb? (WHERE key=identifier (EQ | LIKE) value=constant)?                 #showTransaction
    | SHOW LOAD fromDb? ((WHERE | ORDER | LIMIT) anything)?                                       #showLoad
    | SHOW stream=identifier LOAD fromDb? ((WHERE | ORDER | LIMIT) anything)?                     #showStreamLoad
    | SHOW (GLOBAL | SESSION)? VARIABLES (likeClause | WHERE filter=textFilter)?                  #showVariables
    | SHOW TABLE STATUS fromDb? (likeClause | WHERE filter=textFilter)?                           #showTableStatus
    | SHOW PROC path=STRING                                                                       #showProc
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

// What SHOW ... WHERE is used with: a name and the texts that it may be.
textFilter: key=identifier (EQ STRING | LIKE STRING | IN LPAREN STRING (COMMA STRING)* RPAREN);

orderBy: ORDER BY identifier (ASC | DESC)? (COMMA identifier (ASC | DESC)?)*;

fromDb: (FROM | IN) db=multipart;

likeClause: LIKE pattern=STRING;

constant: STRING | INTEGER_VALUE | DECIMAL_VALUE | TRUE | FALSE | NULL;

privileges: identifier (COMMA identifier)*;

grantTarget: grantPart (DOT grantPart)*;

grantPart: identifier | STAR;

userIdentity: (STRING | identifier) (AT (STRING | identifier))?;

multipart: parts+=errorCapturing (DOT parts+=errorCapturing)*;

quotaValue: INTEGER_VALUE | identifier;

identifierList: LPAREN identifierSeq RPAREN;

// Doris' rules are cut like this, and where they are cut decides how a mistake is worded.
identifierSeq: parts+=errorCapturing (COMMA parts+=errorCapturing)*;

// Reads a-b as one name, to say that it should have been quoted.
errorCapturing: identifier unquotedRest;

unquotedRest: (MINUS identifier)+ #unquotedName | #plainName;

viewColumns: viewColumn (COMMA viewColumn)*;

viewColumn: name=identifier (COMMENT comment=STRING)?;

specifiedPartition
    : TEMPORARY? PARTITION (identifier | identifierList)
    | TEMPORARY? PARTITIONS identifierList
    ;

columnDefs: columnDef (COMMA columnDef)*;

columnDef
    : name=identifier type=dataType KEY? aggType=aggregation?
      ((GENERATED ALWAYS)? AS LPAREN generatedAs=expression RPAREN)?
      (NOT notNull=NULL | nullable=NULL)?
      (AUTO_INCREMENT (LPAREN firstNumber=INTEGER_VALUE RPAREN)?)?
      (DEFAULT defaultValue)?
      (ON UPDATE CURRENT_TIMESTAMP (LPAREN onUpdate=INTEGER_VALUE RPAREN)?)?
      (COMMENT comment=STRING)?
    ;

expression
    : primary                                                                                  #plainExpression
    | sign=(MINUS | PLUS | TILDE) expression                                                   #signedExpression
    | left=expression operator=(STAR | SLASH | PERCENT | DIV) right=expression                 #arithmetic
    | left=expression operator=(PLUS | MINUS) right=expression                                 #arithmetic
    | left=expression operator=(AMPERSAND | PIPE | HAT) right=expression                       #bitwise
    | left=expression comparison right=expression                                              #compared
    | left=expression negated=NOT? operator=(LIKE | REGEXP | RLIKE) right=expression           #matched
    | value=expression negated=NOT? BETWEEN low=expression AND high=expression                 #between
    | value=expression negated=NOT? IN LPAREN expression (COMMA expression)* RPAREN            #inList
    | value=expression IS negated=NOT? kind=(NULL | TRUE | FALSE)                              #isKind
    | NOT expression                                                                           #negation
    | left=expression operator=(AND | XOR | OR) right=expression                               #logical
    ;

comparison: EQ | LT | GT | LT EQ | GT EQ | LT GT | BANG EQ | LT EQ GT;

primary
    : STRING                                                                                   #textLiteral
    | (INTEGER_VALUE | DECIMAL_VALUE)                                                          #numberLiteral
    | (TRUE | FALSE)                                                                           #booleanLiteral
    | NULL                                                                                     #nullLiteral
    | (CAST | TRY_CAST) LPAREN expression AS dataType RPAREN                                   #castExpression
    | CASE value=expression? (WHEN condition+=expression THEN result+=expression)+
        (ELSE otherwise=expression)? END                                                       #caseExpression
    | call                                                                                     #functionCall
    | SYSTEM_VARIABLE                                                                          #variableReference
    | (SELECT | WITH) generated                                                                #subquery
    | multipart                                                                                #columnReference
    | LPAREN expression RPAREN                                                                 #parenthesized
    ;

call: name=functionName LPAREN (arguments+=expression (COMMA arguments+=expression)*)? RPAREN;

functionName: identifier | IF | LEFT | RIGHT | REGEXP | LIKE | DATABASE | TRIM | ADD;

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
    | STRUCT LT structFields GT                                                    #structType
    | VARIANT LT variantFields GT                                                  #variantType
    | base=typeName (LPAREN (STAR | INTEGER_VALUE) (COMMA INTEGER_VALUE)* RPAREN)? #plainType
    ;

structFields: structField (COMMA structField)*;

variantFields: variantField (COMMA variantField)*;

variantField: matching=(MATCH_NAME | MATCH_NAME_GLOB)? path=STRING COLON type=dataType (COMMENT STRING)?;

structField: name=identifier COLON type=dataType (COMMENT STRING)?;

typeName
    : BOOLEAN | TINYINT | SMALLINT | INT | INTEGER | BIGINT | LARGEINT | FLOAT | DOUBLE | DECIMAL | DECIMALV2 | DECIMALV3
    | DATE | DATEV1 | DATEV2 | DATETIME | DATETIMEV1 | DATETIMEV2 | TIME | TIMESTAMPTZ | CHAR | VARCHAR | STRING_TYPE | TEXT
    | JSON | JSONB | VARIANT | IPV4 | IPV6 | BITMAP | HLL | QUANTILE_STATE | AGG_STATE | VARBINARY
    ;

indexDefs: indexDef (COMMA indexDef)*;

indexDef
    : INDEX (IF NOT EXISTS)? name=identifier columns=identifierList (USING kind=(INVERTED | NGRAM_BF | ANN))? properties?
      (COMMENT comment=STRING)?
    ;

partitionBy: AUTO? PARTITION BY kind=(RANGE | LIST)? LPAREN partitionKeys RPAREN LPAREN partitionDefs? RPAREN;

partitionKeys: partitionKey (COMMA partitionKey)*;

partitionKey: column=identifier | call;

partitionDefs: partitionDef (COMMA partitionDef)*;

partitionDef: (namedPartition | stepPartition) (LPAREN propertyItems RPAREN)?;

namedPartition: lessThanPartition | fixedPartition | inPartition;

lessThanPartition
    : PARTITION (IF NOT EXISTS)? name=identifier VALUES LESS THAN (MAXVALUE | upper=partitionValues);

// Ranges are half open.
fixedPartition
    : PARTITION (IF NOT EXISTS)? name=identifier VALUES LBRACKET lower=partitionValues COMMA upper=partitionValues RPAREN;

stepPartition: FROM from=partitionValues TO to=partitionValues INTERVAL step=INTEGER_VALUE unit=identifier?;

inPartition
    : PARTITION (IF NOT EXISTS)? name=identifier
      (VALUES IN (LPAREN tuples+=partitionValues (COMMA tuples+=partitionValues)* RPAREN | singles=partitionValues))?
    ;

partitionValues: LPAREN partitionValue (COMMA partitionValue)* RPAREN;

partitionValue: MINUS? INTEGER_VALUE | STRING | MAXVALUE | NULL;

distributedBy: DISTRIBUTED BY (HASH identifierList | RANDOM) (BUCKETS (INTEGER_VALUE | AUTO))?;

rollup: ROLLUP LPAREN generated RPAREN;

properties: PROPERTIES LPAREN propertyItems RPAREN;

propertyItems: property (COMMA property)*;

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
    | SET LPAREN propertyItems RPAREN                                                     #setProperties
    | ENABLE FEATURE feature=STRING (WITH properties)?                                    #enableFeature
    | ADD indexDef                                                                        #addIndex
    | DROP INDEX (IF EXISTS)? name=identifier                                             #dropIndexClause
    | ADD namedPartition (LPAREN propertyItems RPAREN)? distributedBy? properties?        #addPartition
    | DROP PARTITION (IF EXISTS)? name=identifier FORCE?                                  #dropPartition
    | MODIFY PARTITION (name=identifier | names=identifierList | LPAREN STAR RPAREN)
        SET LPAREN propertyItems RPAREN                                                   #modifyPartition
    | RENAME PARTITION name=identifier newName=identifier                                 #renamePartition
    | ADD (PARTITIONS | TEMPORARY) anyUntilEnd                                            #otherAlter
    | DROP TEMPORARY anyUntilEnd                                                          #otherAlter
    | RENAME ROLLUP identifier identifier                                                 #otherAlter
    | MODIFY (DISTRIBUTION | ENGINE | TEMPORARY) anyUntilEnd                              #otherAlter
    | REPLACE anyUntilEnd                                                                 #otherAlter
    ;

anyUntilEnd: (~SEMI)+;

position: FIRST | AFTER column=identifier;

identifier: IDENTIFIER | BACKQUOTED | nonReserved;

nonReserved
    : AFTER | AGGREGATE | AGG_STATE | ALWAYS | ANN | ARRAY | AUTO_INCREMENT | BACKENDS | BEGIN | BITMAP | BITMAP_EMPTY
    | BITMAP_UNION | BOOLEAN | BUCKETS | CALL | CHAR | CLUSTER | COLUMNS | COMMENT | COMMIT | CONFIG | CURRENT_DATE
    | CURRENT_TIMESTAMP | DATE | DATETIME | DATETIMEV1 | DATETIMEV2 | DATEV1 | DATEV2 | DECIMAL | DECIMALV2
    | DECIMALV3 | E | ENABLE | END | ENGINE | FEATURE | FIELDS | FIRST | FRONTENDS | GENERATED | GENERIC | GLOBAL
    | HASH | HLL_UNION | IDENTIFIED | INSERT | INVERTED | IPV4 | IPV6 | JSON | JSONB | LABEL | LESS | MAP | MATCH_NAME
    | MATCH_NAME_GLOB | MAX | MIN | MODIFY | NGRAM_BF | PARTITIONS | PI | PROC | PROPERTIES | QUANTILE_STATE
    | QUANTILE_UNION | QUOTA | RANDOM | RECOVER | REFRESH | REPLACE | REPLACE_IF_NOT_NULL | RLIKE | ROLLBACK | ROLLUP
    | SCHEMA | SESSION | STATUS | STRING_TYPE | STRUCT | SUM | TABLES | TEMPORARY | TEXT | THAN | TIME | TIMESTAMPTZ
    | TRANSACTION | TRUNCATE | UNLOCK | USER | VARBINARY | VARCHAR | VARIABLES | VARIANT | VIEW
    ;

// Words with a place of their own in the rules above.
ADD: 'ADD'; ADMIN: 'ADMIN'; AFTER: 'AFTER'; AGGREGATE: 'AGGREGATE'; AGG_STATE: 'AGG_STATE'; ALL: 'ALL';
ALTER: 'ALTER'; ALWAYS: 'ALWAYS'; ANALYZE: 'ANALYZE'; AND: 'AND'; ANN: 'ANN'; ARRAY: 'ARRAY'; AS: 'AS'; ASC: 'ASC';
AUTO: 'AUTO'; AUTO_INCREMENT: 'AUTO_INCREMENT'; BACKENDS: 'BACKENDS'; BEGIN: 'BEGIN'; BETWEEN: 'BETWEEN';
BIGINT: 'BIGINT'; BITMAP: 'BITMAP'; BITMAP_EMPTY: 'BITMAP_EMPTY'; BITMAP_UNION: 'BITMAP_UNION'; BOOLEAN: 'BOOLEAN';
BUCKETS: 'BUCKETS'; BY: 'BY'; CALL: 'CALL'; CANCEL: 'CANCEL'; CASE: 'CASE'; CAST: 'CAST'; CHAR: 'CHAR';
CLEAN: 'CLEAN'; CLUSTER: 'CLUSTER'; COLUMN: 'COLUMN'; COLUMNS: 'COLUMNS'; COMMENT: 'COMMENT'; COMMIT: 'COMMIT';
CONFIG: 'CONFIG'; CONSTRAINT: 'CONSTRAINT'; CREATE: 'CREATE'; CURRENT_DATE: 'CURRENT_DATE';
CURRENT_TIMESTAMP: 'CURRENT_TIMESTAMP'; DATABASE: 'DATABASE'; DATABASES: 'DATABASES'; DATE: 'DATE';
DATETIME: 'DATETIME'; DATETIMEV1: 'DATETIMEV1'; DATETIMEV2: 'DATETIMEV2'; DATEV1: 'DATEV1'; DATEV2: 'DATEV2';
DECIMAL: 'DECIMAL'; DECIMALV2: 'DECIMALV2'; DECIMALV3: 'DECIMALV3'; DEFAULT: 'DEFAULT'; DELETE: 'DELETE';
DESC: 'DESC'; DESCRIBE: 'DESCRIBE'; DISTRIBUTED: 'DISTRIBUTED'; DISTRIBUTION: 'DISTRIBUTION'; DIV: 'DIV'; DOUBLE: 'DOUBLE'; DROP: 'DROP';
DUPLICATE: 'DUPLICATE'; E: 'E'; ELSE: 'ELSE'; ENABLE: 'ENABLE'; END: 'END'; ENGINE: 'ENGINE'; EXISTS: 'EXISTS';
EXPLAIN: 'EXPLAIN'; EXPORT: 'EXPORT'; FALSE: 'FALSE'; FEATURE: 'FEATURE'; FIELDS: 'FIELDS'; FIRST: 'FIRST';
FLOAT: 'FLOAT'; FORCE: 'FORCE'; FROM: 'FROM'; FRONTEND: 'FRONTEND'; FRONTENDS: 'FRONTENDS'; FULL: 'FULL';
GENERATED: 'GENERATED'; GENERIC: 'GENERIC'; GLOBAL: 'GLOBAL'; GRANT: 'GRANT'; HASH: 'HASH'; HLL: 'HLL';
HLL_UNION: 'HLL_UNION'; IDENTIFIED: 'IDENTIFIED'; IF: 'IF'; IN: 'IN'; INDEX: 'INDEX'; INSERT: 'INSERT'; INT: 'INT';
INTEGER: 'INTEGER'; INTERVAL: 'INTERVAL'; INTO: 'INTO'; INVERTED: 'INVERTED'; IPV4: 'IPV4'; IPV6: 'IPV6'; IS: 'IS';
JSON: 'JSON'; JSONB: 'JSONB'; KEY: 'KEY'; KILL: 'KILL'; LABEL: 'LABEL'; LARGEINT: 'LARGEINT'; LEFT: 'LEFT';
LESS: 'LESS'; LIKE: 'LIKE'; LIMIT: 'LIMIT'; LIST: 'LIST'; LOAD: 'LOAD'; MAP: 'MAP'; MATCH_NAME: 'MATCH_NAME';
MATCH_NAME_GLOB: 'MATCH_NAME_GLOB'; MAX: 'MAX'; MAXVALUE: 'MAXVALUE'; MIN: 'MIN'; MODIFY: 'MODIFY';
NGRAM_BF: 'NGRAM_BF'; NOT: 'NOT'; NULL: 'NULL'; ON: 'ON'; OR: 'OR'; ORDER: 'ORDER'; PARTITION: 'PARTITION';
PARTITIONS: 'PARTITIONS'; PI: 'PI'; PROC: 'PROC'; PROPERTIES: 'PROPERTIES'; QUANTILE_STATE: 'QUANTILE_STATE';
QUANTILE_UNION: 'QUANTILE_UNION'; QUOTA: 'QUOTA'; RANDOM: 'RANDOM'; RANGE: 'RANGE'; RECOVER: 'RECOVER';
REFRESH: 'REFRESH'; REGEXP: 'REGEXP'; RENAME: 'RENAME'; REPLACE: 'REPLACE';
REPLACE_IF_NOT_NULL: 'REPLACE_IF_NOT_NULL'; REVOKE: 'REVOKE'; RIGHT: 'RIGHT'; RLIKE: 'RLIKE'; ROLLBACK: 'ROLLBACK';
ROLLUP: 'ROLLUP'; SCHEMA: 'SCHEMA'; SCHEMAS: 'SCHEMAS'; SELECT: 'SELECT'; SESSION: 'SESSION'; SET: 'SET';
SHOW: 'SHOW'; SMALLINT: 'SMALLINT'; STATUS: 'STATUS'; STRING_TYPE: 'STRING'; STRUCT: 'STRUCT'; SUM: 'SUM'; SWITCH: 'SWITCH';
SYNC: 'SYNC'; TABLE: 'TABLE'; TABLES: 'TABLES'; TEMPORARY: 'TEMPORARY'; TEXT: 'TEXT'; THAN: 'THAN'; THEN: 'THEN';
TIME: 'TIME'; TIMESTAMPTZ: 'TIMESTAMPTZ'; TINYINT: 'TINYINT'; TO: 'TO'; TRANSACTION: 'TRANSACTION'; TRIM: 'TRIM';
TRUE: 'TRUE'; TRUNCATE: 'TRUNCATE'; TRY_CAST: 'TRY_CAST'; UNIQUE: 'UNIQUE'; UNLOCK: 'UNLOCK'; UPDATE: 'UPDATE';
USE: 'USE'; USER: 'USER'; USING: 'USING'; VALUES: 'VALUES'; VARBINARY: 'VARBINARY'; VARCHAR: 'VARCHAR';
VARIABLES: 'VARIABLES'; VARIANT: 'VARIANT'; VIEW: 'VIEW'; WHEN: 'WHEN'; WHERE: 'WHERE'; WITH: 'WITH'; XOR: 'XOR';

// Reserved in Doris 4.1, though no rule above needs them: they must be quoted to be names.
RESERVED
    : 'ACCOUNT_LOCK' | 'ACCOUNT_UNLOCK' | 'ANALYZER' | 'ANTI' | 'APPEND' | 'BACKEND' | 'BINARY' | 'BINLOG' | 'BOTH'
    | 'CHAR_FILTER' | 'COLLATE' | 'CROSS' | 'CUBE' | 'CURRENT' | 'DAY_HOUR' | 'DAY_SECOND' | 'DECOMMISSION' | 'DISK'
    | 'DISTINCT' | 'DROPP' | 'DUMP' | 'ENTER' | 'EXCEPT' | 'EXECUTE' | 'EXTENDED' | 'EXTRACT'
    | 'FOLLOWER' | 'FOLLOWING' | 'FOR' | 'FOREIGN' | 'FUNCTIONS' | 'GRANTS' | 'GROUP' | 'HAVING' | 'INFILE' | 'INNER'
    | 'INSTALL' | 'INTERMEDIATE' | 'INTERSECT' | 'JOIN' | 'KEYS' | 'LATERAL' | 'LAYOUT' | 'LEADING' | 'LOW_PRIORITY'
    | 'MATCH' | 'MINUS' | 'MINUTE_SECOND' | 'NATURAL' | 'NO_USE_MV' | 'OBSERVER' | 'OUTER' | 'OUTFILE' | 'OVER'
    | 'OVERWRITE' | 'PLAY' | 'PRECEDING' | 'PREPARE' | 'PRIMARY' | 'PROCEDURE' | 'READ' | 'REAL' | 'REBALANCE'
    | 'REFERENCES' | 'RELEASE' | 'REPAIR' | 'REPLICA' | 'ROLE' | 'ROLES' | 'ROW' | 'ROWS' | 'SECOND_MICROSECOND'
    | 'SEMI' | 'SETS' | 'SIGNED' | 'SQL_BLOCK_RULE' | 'SUPERUSER' | 'SYSTEM' | 'TABLESAMPLE' | 'TABLET' | 'TABLETS'
    | 'TERMINATED' | 'TOKENIZER' | 'TOKEN_FILTER' | 'TRAILING' | 'TRASH' | 'TYPE_CAST' | 'UNBOUNDED' | 'UNINSTALL'
    | 'UNION' | 'UNSIGNED' | 'USE_MV' | 'WHITELIST' | 'WORKLOAD' | 'WRITE'
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
PLUS: '+';
SLASH: '/';
PERCENT: '%';
AMPERSAND: '&';
PIPE: '|';
HAT: '^';
TILDE: '~';
BANG: '!';
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
