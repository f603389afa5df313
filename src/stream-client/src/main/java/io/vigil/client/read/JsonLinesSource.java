package io.vigil.client.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The lines of a JSONL file, one object each; all but the label is passed through character by
/// character.
final class JsonLinesSource implements Source {

    static final int LONGEST_LINE = 1 << 20;

    /// The API allows 16 levels, two of which are the request's own.
    private static final int DEEPEST = 14;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final BufferedReader text;
    private final LabelName labelName;
    private final TimeShift shift;
    private long line;
    private long consumed;

    JsonLinesSource(BufferedReader text, LabelName labelName, TimeShift shift) {
        this.text = text;
        this.labelName = labelName;
        this.shift = shift;
    }

    @Override
    public @Nullable Item next() throws IOException {
        String read = readLine();
        while (read != null && read.isBlank()) {
            read = readLine();
        }
        return read == null ? null : item(read);
    }

    /// The next line; of one that is too long as much as shows that it is.
    private @Nullable String readLine() throws IOException {
        StringBuilder out = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        line++;
        for (; c >= 0 && c != '\n'; c = text.read()) {
            consumed++;
            if (out.length() <= LONGEST_LINE) {
                out.append((char) c);
            }
        }
        consumed++;
        return out.toString();
    }

    private Item item(String read) {
        if (read.length() > LONGEST_LINE) {
            return new Item.Unreadable(line, "longer than " + LONGEST_LINE + " characters");
        }
        if (read.indexOf(Input.NOT_UTF_8) >= 0) {
            return new Item.Unreadable(line, "not UTF-8");
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), read)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Item.Unreadable(line, "not a JSON object");
            }
            List<Member> members = members(parser, read);
            return parser.nextToken() == null
                    ? row(members)
                    : new Item.Unreadable(line, "something follows the JSON object");
        } catch (JacksonException e) {
            return new Item.Unreadable(line, "not JSON" + place(e));
        }
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " near column " + e.getLocation().getColumnNr();
    }

    /// @param value the value where it is a scalar, `[` or `{` where it is not
    /// @param source name and value as they stand in the line
    private record Member(String name, String value, String source) {}

    private List<Member> members(JsonParser parser, String read) {
        List<Member> members = new ArrayList<>();
        parser.nextToken();
        while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int start = offset(parser);
            String value = parser.nextToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
            parser.skipChildren();
            parser.nextToken();
            members.add(new Member(name, value, trimmed(read.substring(start, offset(parser)))));
        }
        return members;
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static String trimmed(String member) {
        String text = member.strip();
        return text.endsWith(",") ? text.substring(0, text.length() - 1).strip() : text;
    }

    private Item.Row row(List<Member> members) {
        List<String> names = members.stream().map(Member::name).toList();
        String name = labelName.among(names);
        String time = shift == TimeShift.NONE ? null : TimeShift.field(names);
        StringBuilder json = new StringBuilder("{");
        Label label = Label.NONE;
        for (Member member : members) {
            if (member.name().equals(name)) {
                label = Label.of(member.value());
            } else {
                json.append(json.length() > 1 ? "," : "");
                append(member, member.name().equals(time), json);
            }
        }
        return new Item.Row(line, json.append('}').toString(), label);
    }

    private void append(Member member, boolean time, StringBuilder json) {
        String moved = time ? shift.move(member.value()) : member.value();
        if (moved.equals(member.value())) {
            json.append(member.source());
        } else {
            JsonText.quote(member.name(), json);
            JsonText.quote(moved, json.append(':'));
        }
    }

    @Override
    public String head() {
        return "";
    }

    @Override
    public long consumed() {
        return consumed;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
