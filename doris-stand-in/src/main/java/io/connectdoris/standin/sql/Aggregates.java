package io.connectdoris.standin.sql;

import io.connectdoris.standin.value.Members;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.h2.api.AggregateFunction;

/** Aggregate functions that the query engine lacks or computes in another order. Public because the engine makes them by name. */
public final class Aggregates {

    /** Doris' names and what stands for them. */
    static final Map<String, Class<? extends AggregateFunction>> ALL = Map.ofEntries(
            Map.entry("bitmap_union", MembersUnion.class),
            Map.entry("hll_union", MembersUnion.class),
            Map.entry("hll_raw_agg", MembersUnion.class),
            Map.entry("bitmap_union_count", BitmapUnionCount.class),
            Map.entry("hll_union_agg", HllUnionCount.class),
            Map.entry("percentile", Percentile.class),
            Map.entry("percentile_approx", Percentile.class),
            Map.entry("stddev", PopulationDeviation.class),
            Map.entry("stddev_pop", PopulationDeviation.class),
            Map.entry("stddev_samp", SampleDeviation.class),
            Map.entry("variance", PopulationVariance.class),
            Map.entry("var_pop", PopulationVariance.class),
            Map.entry("variance_pop", PopulationVariance.class),
            Map.entry("var_samp", SampleVariance.class),
            Map.entry("variance_samp", SampleVariance.class));

    private Aggregates() {}

    /** The engine's name. */
    static String engineName(Class<? extends AggregateFunction> type) {
        return "doris_" + type.getSimpleName();
    }

    /** The union of bitmaps or of HLL values. */
    public static class MembersUnion implements AggregateFunction {

        private String members = Members.NONE;

        @Override
        public int getType(int[] inputTypes) {
            return Types.VARBINARY;
        }

        @Override
        public void add(Object value) {
            if (value instanceof byte[] binary) {
                members = Members.union(members, BitmapFunctions.text(binary));
            }
        }

        @Override
        public Object getResult() {
            return BitmapFunctions.binary(members);
        }
    }

    /** How many members the union of bitmaps has. */
    public static final class BitmapUnionCount extends MembersUnion {

        @Override
        public int getType(int[] inputTypes) {
            return Types.BIGINT;
        }

        @Override
        public Object getResult() {
            return BitmapFunctions.bitmapCount((byte[]) super.getResult());
        }
    }

    /** How many values the union of HLL values has. */
    public static final class HllUnionCount extends MembersUnion {

        @Override
        public int getType(int[] inputTypes) {
            return Types.BIGINT;
        }

        @Override
        public Object getResult() {
            return HllFunctions.hllCardinality((byte[]) super.getResult());
        }
    }

    /** Mean and squared distances, moved on by every value. */
    public abstract static class Moments implements AggregateFunction {

        private long count;
        private double mean;
        private double squares;

        @Override
        public int getType(int[] inputTypes) {
            return Types.DOUBLE;
        }

        @Override
        public void add(Object value) {
            if (value != null) {
                double delta = Double.parseDouble(value.toString()) - mean;
                double step = delta / (1 + count);
                mean += step;
                squares += count * delta * step;
                count++;
            }
        }

        @Override
        public Object getResult() {
            return count == 0 ? null : result(squares, count);
        }

        abstract double result(double squaredDistances, long rows);
    }

    public static final class PopulationVariance extends Moments {

        @Override
        double result(double squaredDistances, long rows) {
            return squaredDistances / rows;
        }
    }

    /** Of one row it is 0. */
    public static final class SampleVariance extends Moments {

        @Override
        double result(double squaredDistances, long rows) {
            return rows == 1 ? 0 : squaredDistances / (rows - 1);
        }
    }

    public static final class PopulationDeviation extends Moments {

        @Override
        double result(double squaredDistances, long rows) {
            return Math.sqrt(squaredDistances / rows);
        }
    }

    public static final class SampleDeviation extends Moments {

        @Override
        double result(double squaredDistances, long rows) {
            return rows == 1 ? 0 : Math.sqrt(squaredDistances / (rows - 1));
        }
    }

    /** The value below which a part of the rows is, between two rows if need be; of few rows Doris' approximation is the same. */
    public static final class Percentile implements AggregateFunction {

        private final List<Double> values = new ArrayList<>();
        private double part;

        @Override
        public int getType(int[] inputTypes) {
            return Types.DOUBLE;
        }

        @Override
        public void add(Object arguments) {
            Object[] given = (Object[]) arguments;
            part = Double.parseDouble(given[1].toString());
            if (given[0] != null) {
                values.add(Double.valueOf(given[0].toString()));
            }
        }

        @Override
        public Object getResult() {
            if (values.isEmpty()) {
                return null;
            }
            Collections.sort(values);
            double place = (values.size() - 1) * part;
            int below = (int) place;
            double lower = values.get(below);
            double upper = values.get(Math.min(below + 1, values.size() - 1));
            return lower + (upper - lower) * (place - below);
        }
    }
}
