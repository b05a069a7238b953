package io.connectdoris.standin.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** JSON documents in JSON columns: valid or not, and printed without white space. */
public final class JsonTexts {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonTexts() {}

    static Optional<String> compact(String text) {
        StringWriter out = new StringWriter(text.length());
        try (JsonParser parser = FACTORY.createParser(text);
                JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            copyDocument(parser, generator);
            if (parser.nextToken() != null) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(out.toString());
    }

    private static void copyDocument(JsonParser parser, JsonGenerator generator) throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            copyToken(parser, generator, token);
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
            if (token == null) {
                throw new IOException("document ends early");
            }
        }
    }

    private static void copyToken(JsonParser parser, JsonGenerator generator, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            generator.writeNumber(Floats.print(Double.parseDouble(parser.getText())));
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEvent(parser);
        }
    }
}
