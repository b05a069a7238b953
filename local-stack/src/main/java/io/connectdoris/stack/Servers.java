package io.connectdoris.stack;

/** Who starts the servers that a stack's workers need: on this machine as processes, unless a system property names another way. */
interface Servers {
    static Servers chosen() {
        String other = System.getProperty("connectdoris.servers", "");
        if (other.isEmpty()) {
            return new OnThisMachine();
        }
        try {
            return Class.forName(other)
                    .asSubclass(Servers.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("connectdoris.servers: " + e, e);
        }
    }

    KafkaBroker kafka(RunFolder run, Distribution distribution, int partitions, Progress progress);

    MySqlServer mysql(RunFolder run, Distribution distribution, Login login, Progress progress);

    PostgresServer postgres(RunFolder run, Distribution distribution, Login login, Progress progress);

    DorisTarget doris(RunFolder run, Distribution distribution, Progress progress);

    /** Real servers, and the stand-in for Doris. */
    record OnThisMachine() implements Servers {
        @Override
        public KafkaBroker kafka(RunFolder run, Distribution distribution, int partitions, Progress progress) {
            return KafkaBroker.start(run, distribution, partitions, progress);
        }

        @Override
        public MySqlServer mysql(RunFolder run, Distribution distribution, Login login, Progress progress) {
            return MySqlServer.start(run, distribution, login, progress);
        }

        @Override
        public PostgresServer postgres(RunFolder run, Distribution distribution, Login login, Progress progress) {
            return PostgresServer.start(run, login, progress);
        }

        @Override
        public DorisTarget doris(RunFolder run, Distribution distribution, Progress progress) {
            StandInProcess.DorisPorts ports = StandInProcess.DorisPorts.free();
            DorisTarget target = StandInProcess.start(run, "stand-in", ports, Login.random("root"), progress)
                    .target();
            progress.say("To look at the data: mysql -h127.0.0.1 -P" + ports.query() + " -uroot");
            return target;
        }
    }
}
