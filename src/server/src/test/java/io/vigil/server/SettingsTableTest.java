package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// `application.yml`, the settings that the server reads and the table of `docs/operations.md` tell the same.
class SettingsTableTest {

    private static final Pattern LINE = Pattern.compile("( *)(# )?([\\w.\\[\\]-]+):(?: +([^ ].*?))??(?: +# (.*))?");
    private static final Pattern COMMENT = Pattern.compile(".+ · ([A-Z0-9_]+)(?:, [^·]+)? · (.+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):(.*)}s?");
    private static final Pattern OWN = Pattern.compile("(vigil\\.[\\w-]+|spring\\.datasource\\.\\w+).*");
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z0-9_]+)`");

    /// A key of `application.yml` that has a value.
    ///
    /// @param example true where the line is a comment
    /// @param comment empty where it has none
    private record Line(String key, String value, boolean example, String comment) {

        boolean isKnob() {
            return comment.contains(" · ");
        }

        private MatchResult told() {
            Matcher told = COMMENT.matcher(comment);
            assertThat(told.matches()).as("%s tells variable and default in: %s", key, comment).isTrue();
            return told.toMatchResult();
        }

        String variable() {
            return told().group(1);
        }

        String byDefault() {
            return told().group(2);
        }
    }

    private static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (String text : Files.readAllLines(Path.of("src/main/resources/application.yml"))) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                assertThat(text).matches("|#.*");
                continue;
            }
            keys = new ArrayList<>(keys.subList(0, line.group(1).length() / 2));
            keys.add(line.group(3));
            if (line.group(4) != null) {
                String comment = line.group(5) == null ? "" : line.group(5);
                lines.add(new Line(String.join(".", keys), line.group(4), line.group(2) != null, comment));
            }
        }
        return lines;
    }

    private static List<Line> knobs() throws IOException {
        return lines().stream().filter(Line::isKnob).toList();
    }

    @Test
    void comments_tellTheVariableAndTheDefaultThatCount() throws IOException {
        for (Line knob : knobs()) {
            Matcher placeholder = PLACEHOLDER.matcher(knob.value());
            if (placeholder.matches()) {
                assertThat(knob.variable()).as(knob.key()).isEqualTo(placeholder.group(1));
                assertThat(knob.byDefault()).as(knob.key()).matches(placeholder.group(2).isEmpty()
                        ? "none.*"
                        : Pattern.quote(placeholder.group(2)));
            } else {
                assertThat(knob.variable()).isEqualTo(knob.key().replaceAll("[]-]", "").replaceAll("[.\\[]", "_").toUpperCase(Locale.ROOT));
                assertThat(knob.byDefault().equals(knob.value())).as(knob.key()).isNotEqualTo(knob.example());
            }
        }
    }

    @Test
    void settingsOfTheServer_areAllThere_andNoOthers() throws IOException {
        assertThat(lines()).filteredOn(line -> line.key().matches("(vigil|server)\\..*") || line.value().contains("${"))
                .allMatch(Line::isKnob);
        assertThat(knobs().stream().map(line -> OWN.matcher(line.key())).filter(Matcher::matches).map(own -> own.group(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(read().toList());
    }

    /// What the server itself reads, as `vigil.model-dir`.
    private static Stream<String> read() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.vigil.server").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(settings -> Arrays.stream(settings.getRecordComponents())
                        .map(one -> settings.getAnnotation(ConfigurationProperties.class).value() + "."
                                + DataObjectPropertyName.toDashedForm(one.getName())));
    }

    @Test
    void table_holdsEveryKnob_withItsDefault() throws IOException {
        Map<String, String> knobs = new TreeMap<>();
        knobs().forEach(knob -> knobs.put(knob.variable(), knob.byDefault()));

        assertThat(table()).containsExactlyInAnyOrderEntriesOf(knobs);
    }

    private static Map<String, String> table() throws IOException {
        String settings = Files.readString(Path.of("../../docs/operations.md")).replaceAll("(?s).*\n## Settings\n|\n## .*", "");
        Map<String, String> table = new TreeMap<>();
        settings.lines().map(line -> line.split(" ?\\| ?", -1)).filter(cells -> cells.length > 3).forEach(cells -> {
            List<String> variables = VARIABLE.matcher(cells[1]).results().map(found -> found.group(1)).toList();
            String[] defaults = variables.size() == 1 ? new String[] {cells[2]} : cells[2].split(", ");
            for (int i = 0; i < variables.size(); i++) {
                assertThat(table.put(variables.get(i), defaults[i].replace("`", ""))).as(variables.get(i)).isNull();
            }
        });
        return table;
    }
}
