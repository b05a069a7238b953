package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;

class MySqlLabelsTest {
    private static MySqlLabels listed(String allowed) {
        Schema schema = SchemaBuilder.string().parameter("allowed", allowed).build();
        return MySqlLabels.of(schema);
    }

    @Test
    void streamedLabelIsTheOneOfASnapshot() {
        MySqlLabels labels = listed("a\\\\b,c\\\\\\\\d,large\\, x,it's,\\\\");

        assertThat(labels.label("a\\\\b")).isEqualTo("a\\b").isEqualTo(labels.label("a\\b"));
        assertThat(labels.label("c\\\\\\\\d")).isEqualTo("c\\\\d").isEqualTo(labels.label("c\\\\d"));
        assertThat(labels.label("large\\, x")).isEqualTo("large, x").isEqualTo(labels.label("large, x"));
        assertThat(labels.label("\\\\")).isEqualTo("\\").isEqualTo(labels.label("\\"));
        assertThat(labels.label("it's")).isEqualTo("it's");
    }

    @Test
    void labelThatIsAnothersListedFormIsItself() {
        MySqlLabels labels = listed("a\\\\b,a\\\\\\\\b");

        assertThat(labels.label("a\\b")).isEqualTo("a\\b");
        assertThat(labels.label("a\\\\b")).isEqualTo("a\\\\b");
        assertThat(labels.label("a\\\\\\\\b")).isEqualTo("a\\\\b");
    }

    @Test
    void listWithABackslashThatEscapesNothingHasItsLabelsAsTheyAre() {
        MySqlLabels labels = listed("back\\slash,two\\\\of them,x\\,y");

        assertThat(labels.label("back\\slash")).isEqualTo("back\\slash");
        assertThat(labels.label("two\\\\of them")).isEqualTo("two\\\\of them");
    }

    @Test
    void setIsReadLabelByLabel() {
        assertThat(listed("a\\\\b,c").set("a\\\\b,c")).isEqualTo("a\\b,c");
        assertThat(listed("a\\\\b,c").set("")).isEmpty();
    }

    @Test
    void longestIsCountedWithoutEscapes() {
        assertThat(listed("a\\, b,cc").longest()).isEqualTo(4);
    }
}
