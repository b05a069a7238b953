package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import io.connectdoris.standin.txn.DataQuota;
import io.connectdoris.standin.txn.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Users and what they may do, quotas and labels. */
final class Administration {

    private final Users users;
    private final Resolver resolver;
    private final Function<Database, Transactions> transactions;

    Administration(Users users, Resolver resolver, Function<Database, Transactions> transactions) {
        this.users = users;
        this.resolver = resolver;
        this.transactions = transactions;
    }

    /** Whether the statement is one of these. */
    boolean run(StatementContext statement, Session session) throws DorisException {
        if (statement instanceof DorisSqlParser.AlterDatabaseQuotaContext quota) {
            setQuota(quota);
        } else if (statement instanceof DorisSqlParser.CleanLabelContext clean) {
            transactions
                    .apply(resolver.database(SqlTexts.name(clean.db)))
                    .forget(Optional.ofNullable(clean.label).map(SqlTexts::name));
        } else if (statement instanceof DorisSqlParser.CreateUserContext create) {
            resolver.require(session, Privilege.ADMIN, "*", "*");
            String user = userName(create.user);
            if (users.exists(user) && create.EXISTS() == null) {
                throw DorisException.of("User '" + user + "'@'%' already exist");
            }
            if (!users.exists(user)) {
                users.put(user, SqlTexts.optionalLiteral(create.password).orElse(""));
            }
        } else if (statement instanceof DorisSqlParser.GrantContext grant) {
            resolver.require(session, Privilege.ADMIN, "*", "*");
            grant(grant);
        } else {
            return false;
        }
        return true;
    }

    private void setQuota(DorisSqlParser.AlterDatabaseQuotaContext context) throws DorisException {
        Transactions of = transactions.apply(resolver.database(Resolver.last(context.name)));
        String kind = SqlTexts.name(context.kind).toUpperCase(Locale.ROOT);
        String quota = context.quota.getText();
        switch (kind) {
            case "TRANSACTION" -> of.setQuota(Integer.parseInt(quota));
            case "DATA" -> of.setDataQuota(DataQuota.parse(quota));
            default -> throw DorisException.unsupported("ALTER DATABASE SET " + kind + " QUOTA");
        }
    }

    private void grant(DorisSqlParser.GrantContext grant) throws DorisException {
        List<DorisSqlParser.GrantPartContext> target = grant.target.grantPart();
        int parts = target.size();
        String database = parts < 2
                ? SqlTexts.name(target.get(0).getText())
                : SqlTexts.name(target.get(parts - 2).getText());
        String table = parts < 2 ? "*" : SqlTexts.name(target.get(parts - 1).getText());
        String user = userName(grant.user);
        if (!users.exists(user)) {
            throw DorisException.of("user '" + user + "'@'%' does not exist");
        }
        for (DorisSqlParser.IdentifierContext privilege : grant.privileges().identifier()) {
            String word = SqlTexts.name(privilege).toUpperCase(Locale.ROOT);
            String plain = word.endsWith("_PRIV") ? word.substring(0, word.length() - "_PRIV".length()) : word;
            if (plain.equals("ALL")) {
                for (Privilege each : Privilege.values()) {
                    users.grant(user, each, database, table);
                }
            } else {
                try {
                    users.grant(user, Privilege.valueOf(plain), database, table);
                } catch (IllegalArgumentException e) {
                    throw DorisException.unsupported("privilege " + word);
                }
            }
        }
    }

    private static String userName(DorisSqlParser.UserIdentityContext context) {
        String text = context.getChild(0).getText();
        return text.startsWith("'") || text.startsWith("\"") ? SqlTexts.literal(text) : SqlTexts.name(text);
    }
}
