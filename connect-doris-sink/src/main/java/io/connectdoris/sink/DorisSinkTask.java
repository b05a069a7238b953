package io.connectdoris.sink;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** What Connect calls. Everything it does is in the {@link SinkPipeline}. */
public final class DorisSinkTask extends SinkTask {

    private SinkPipeline pipeline;

    @Override
    public void start(Map<String, String> properties) {
        pipeline = SinkPipeline.start(properties, context);
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        pipeline.open(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        pipeline.put(records);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> received) {
        return pipeline.preCommit(received);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        pipeline.close(partitions);
    }

    @Override
    public void stop() {
        if (pipeline != null) { // start() may have failed
            pipeline.stop();
        }
    }

    @Override
    public String version() {
        return Version.get();
    }
}
