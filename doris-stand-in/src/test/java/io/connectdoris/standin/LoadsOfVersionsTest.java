package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.catalog.DorisVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Headers, answers and refusals of stream loads on the lines of Doris. */
class LoadsOfVersionsTest {

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void jsonIsOneDocumentBefore40AndLinesFromThenOn(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING")) {
            JsonNode answer = loads.wire().load("t", "{\"k\":1}\n{\"k\":2}\n", "format", "json");

            assertThat(answer.get("Status").asText()).isEqualTo("Success");
            assertThat(loads.standIn().count("d", "t")).isEqualTo(older(version) ? 1 : 2);
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void packedJsonIsRefusedBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING")) {
            JsonNode answer = loads.wire().jsonLines("t", "not packed", "compress_type", "gz");

            String refusal = "[NOT_IMPLEMENTED_ERROR]compress data of JSON format is not supported.";
            assertThat(answer.get("Message").asText().equals(refusal)).isEqualTo(older(version));
            assertThat(answer.get("TxnId").asInt() == -1).isEqualTo(older(version));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void rowWithoutTheDeleteSignThatAHeaderNamesIsFilteredBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING")) {
            loads.wire().jsonLines("t", "{\"k\":1}", "hidden_columns", "__DORIS_DELETE_SIGN__");

            assertThat(loads.standIn().count("d", "t")).isEqualTo(older(version) ? 0 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void failedLoadTellsItsFirstErrorAndNoLoadedRowsFrom40On(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT NOT NULL")) {
            JsonNode answer = loads.load("1|1\n2|x\n");

            assertThat(answer.get("Status").asText()).isEqualTo("Fail");
            assertThat(answer.get("Message").asText()).isEqualTo("[DATA_QUALITY_ERROR]too many filtered rows");
            assertThat(answer.get("NumberLoadedRows").asInt()).isEqualTo(older(version) ? 1 : 0);
            assertThat(answer.has("FirstErrorMsg")).isEqualTo(!older(version));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void manyBadRowsStopTheLoadInOtherWords(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT NOT NULL")) {
            JsonNode answer = loads.load("1|x\n".repeat(60));

            assertThat(answer.get("Message").asText())
                    .startsWith(
                            older(version)
                                    ? "[DATA_QUALITY_ERROR]too many filtered rows"
                                    : "[DATA_QUALITY_ERROR]Encountered unqualified data, stop processing.");
            String log = loads.wire().getText(answer.get("ErrorURL").asText()).body();
            assertThat(log.endsWith("TOO MUCH ERROR! already reach 50. show no more next error.\n"))
                    .isEqualTo(older(version));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void errorLogIsNamedAfterTheStatementBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT NOT NULL")) {
            JsonNode answer = loads.load("1|x", "label", "bad-1");

            assertThat(answer.get("ErrorURL").asText())
                    .contains(older(version) ? "error_log_insert_stmt_" : "error_log_d_bad-1_");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void missingFieldIsToldInOtherWords(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT")) {
            JsonNode answer = loads.load("1");

            assertThat(loads.wire().getText(answer.get("ErrorURL").asText()).body())
                    .contains(
                            older(version)
                                    ? "actual column number in csv file is  less than  schema column number."
                                            + "actual number: 1, schema column number: 2; line delimiter: [\\n],"
                                            + " column separator: [|], "
                                    : "Column count mismatch: expected 2, but found 1 (sep:|, delim:\\n)");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void unknownTableIsToldInOtherWordsIn21(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT")) {
            assertThat(loads.wire().load("none", "1").get("Message").asText())
                    .isEqualTo("[NOT_FOUND]TStatus: errCode = 7, detailMessage = "
                            + (version == DorisVersion.V2_1 ? "unknown table" : "table not found")
                            + ", tableName=none");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void timeoutsAreRefusedInOtherWords(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT")) {
            assertThat(loads.load("1|1", "timeout", "0").get("Message").asText())
                    .endsWith(
                            older(version)
                                    ? "Invalid timeout: 0. Timeout should between 1 and 259200 seconds"
                                    : "Invalid timeout: 0. Timeout should be higher than"
                                            + " Config.min_load_timeout_second: 1");
            assertThat(loads.load("1|1", "timeout", "abc").get("Message").asText())
                    .isEqualTo(
                            older(version)
                                    ? "[INVALID_ARGUMENT]Invalid timeout format, stoi"
                                    : "[INVALID_ARGUMENT]Invalid format of 'timeout': 'abc', stoi");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void columnWithoutDefaultIsNamedInOtherWords(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT NOT NULL")) {
            assertThat(loads.load("1", "columns", "k").get("Message").asText())
                    .endsWith("Column has no default value" + (older(version) ? ". column: v" : ", column=v"));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void labelsHaveLettersOfAnyAlphabetFrom40On(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "INT")) {
            assertThat(loads.load("1|1", "label", "a b").get("Message").asText())
                    .endsWith(
                            older(version)
                                    ? "Label format error. regex: ^[-_A-Za-z0-9:]{1,128}$, label: a b"
                                    : "Label format error. regex: ^[\\-_A-Za-z0-9:\\p{L}]{1,128}$, label: a b");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void emptyFieldAsNullIsNoticedFrom40On(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING")) {
            assertThat(loads.stored("", "empty_field_as_null", "true")).isEqualTo(older(version) ? "" : null);
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void updateModeIsNoticedFrom40On(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING")) {
            JsonNode answer = loads.load("1|a", "unique_key_update_mode", "none such");

            assertThat(answer.get("Status").asText()).isEqualTo(older(version) ? "Success" : "Fail");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void newKeyOfAStrictPartialUpdateIsFilteredBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING, w INT")) {
            JsonNode answer = loads.load("1|a", "columns", "k,v", "partial_columns", "true", "strict_mode", "true");

            assertThat(answer.get("NumberFilteredRows").asInt()).isEqualTo(older(version) ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void transactionsOfADatabaseAreFewerBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING")) {
            loads.standIn().faults().onLoad("t").transactionQuota();

            assertThat(loads.load("1|a").get("Message").asText())
                    .endsWith("larger than limit " + (older(version) ? 1_000 : 10_000));
        }
    }

    private static boolean older(DorisVersion version) {
        return VersionedLoads.isOlder(version);
    }
}
