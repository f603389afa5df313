package io.vigil.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the README and the docs say about the tree is so.
class ReadmeTest {

    private static final Path ROOT = Repository.root();
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ROOM = Pattern.compile("(?m)^\\| \\[`(src/[^`]+)`]\\(\\1\\) \\|");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    @Test
    void rooms_areTheModules() throws IOException {
        assertThat(groups(ROOM, "README.md")).isEqualTo(groups(MODULE, "pom.xml"));
    }

    @Test
    void rooms_areTheTree() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("src"))) {
            assertThat(groups(ROOM, "README.md"))
                    .containsExactlyInAnyOrderElementsOf(folders.map(folder -> "src/" + folder.getFileName()).toList());
        }
    }

    @Test
    void commands_areTheTwoThatAreTested() throws IOException {
        assertThat(firstCommandBelow("## Run")).isEqualTo("./vigil demo");
        assertThat(firstCommandBelow("## Test")).isEqualTo("./mvnw verify");
        assertThat(Files.readAllLines(ROOT.resolve(".ci/run"))).anyMatch(line -> line.startsWith("./mvnw verify "));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_leadSomewhere(Path page) throws IOException {
        assertThat(LINK.matcher(text(page)).results().map(match -> match.group(1)))
                .filteredOn(link -> !link.matches("[a-z]+:.*"))
                .allSatisfy(link -> assertResolves(page, link));
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")), pages.stream());
        }
    }

    private static void assertResolves(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        assertThat(target).exists();
        if (parts.length == 2) {
            assertThat(anchors(target)).contains(parts[1]);
        }
    }

    /// The anchors that GitHub gives the headings of a page.
    private static List<String> anchors(Path page) throws IOException {
        return text(page).lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private static String firstCommandBelow(String heading) throws IOException {
        String readme = text(ROOT.resolve("README.md"));
        Matcher block = Pattern.compile("```bash\n(.*)\n").matcher(readme);
        assertThat(block.find(readme.indexOf("\n" + heading + "\n"))).isTrue();
        return block.group(1);
    }

    private static List<String> groups(Pattern pattern, String file) throws IOException {
        return pattern.matcher(text(ROOT.resolve(file))).results().map(match -> match.group(1)).toList();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, UTF_8);
    }
}
