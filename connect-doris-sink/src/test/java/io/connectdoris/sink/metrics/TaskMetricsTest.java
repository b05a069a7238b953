package io.connectdoris.sink.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    private final Map<String, String> column = new LinkedHashMap<>();

    TaskMetricsTest() {
        column.put("table", "shop.order lines");
        column.put("column", "größe=\"x\"");
    }

    /** A worker before 4.1 does not have the method: the call ends in the error that the JVM has for that. */
    private static SinkTaskContext oldWorker() {
        return (SinkTaskContext) Proxy.newProxyInstance(
                TaskMetricsTest.class.getClassLoader(),
                new Class<?>[] {SinkTaskContext.class},
                (proxy, method, arguments) -> {
                    throw new NoSuchMethodError(method.getName());
                });
    }

    @Test
    void workerThatKnowsNoMetricsOfPluginsGetsTheSameBeans() throws JMException {
        AtomicLong value = new AtomicLong(41);
        ObjectName bean = new ObjectName("kafka.connect:type=plugins,connector=old,task=7,table=shop.order lines,"
                + "column=" + ObjectName.quote("größe=\"x\""));
        try (TaskMetrics metrics = TaskMetrics.of(oldWorker(), "old", "7")) {
            metrics.gauge("values-rounded", "a test", column, value::get);
            value.incrementAndGet();
            assertThat(BEANS.queryNames(new ObjectName("kafka.connect:connector=old,*"), null))
                    .contains(bean);
            assertThat(BEANS.getAttribute(bean, "values-rounded")).isEqualTo(42L);
        }
        assertThat(BEANS.queryNames(new ObjectName("kafka.connect:connector=old,*"), null))
                .isEmpty();
    }
}
