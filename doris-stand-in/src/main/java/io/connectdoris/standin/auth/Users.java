package io.connectdoris.standin.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Users, their passwords and grants. {@code root} and {@code admin} are there from the beginning and may do everything. */
public final class Users {

    /** {@code *} stands for every database or table. */
    private record Grant(Privilege privilege, String database, String table) {

        boolean covers(Privilege wanted, String inDatabase, String onTable) {
            return (privilege == wanted || privilege == Privilege.ADMIN)
                    && (database.equals("*") || database.equals(inDatabase))
                    && (table.equals("*") || table.equals(onTable));
        }
    }

    private static final class Account {

        private final String password;
        private final List<Grant> grants = new CopyOnWriteArrayList<>();

        Account(String password) {
            this.password = password;
        }
    }

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    public Users() {
        accounts.put("root", new Account(""));
        accounts.put("admin", new Account(""));
        grant("admin", Privilege.ADMIN, "*", "*");
    }

    /** Creates the user, or gives it a new password and keeps its grants. */
    public void put(String user, String password) {
        Account account = new Account(password);
        Optional.ofNullable(accounts.get(user)).ifPresent(old -> account.grants.addAll(old.grants));
        accounts.put(user, account);
    }

    public boolean exists(String user) {
        return accounts.containsKey(user);
    }

    public void grant(String user, Privilege privilege, String database, String table) {
        Account account = accounts.get(user);
        if (account == null) {
            throw new IllegalArgumentException("no such user: " + user);
        }
        account.grants.add(new Grant(privilege, database, table));
    }

    public boolean isPassword(String user, String password) {
        return isPassword(user, password::equals);
    }

    /** @param proof whether what the user has shown belongs to a password */
    public boolean isPassword(String user, Predicate<String> proof) {
        Account account = accounts.get(user);
        return account != null && proof.test(account.password);
    }

    public boolean may(String user, Privilege privilege, String database, String table) {
        Account account = accounts.get(user);
        return user.equals("root")
                || (account != null
                        && account.grants.stream().anyMatch(grant -> grant.covers(privilege, database, table)));
    }

    /** Whether anything is granted at all in the database, which lets the user see it. */
    public boolean sees(String user, String database) {
        Account account = accounts.get(user);
        return user.equals("root")
                || (account != null
                        && account.grants.stream()
                                .anyMatch(grant -> grant.database().equals("*")
                                        || grant.database().equals(database)));
    }
}
