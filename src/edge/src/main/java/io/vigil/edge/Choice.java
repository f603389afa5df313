package io.vigil.edge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an option that takes one of some words: the constants of an enum in lower case.
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E> {

    private final List<E> values;

    Choice(E[] values) {
        this.values = List.of(values);
    }

    @Override
    public E convert(String text) {
        return values.stream()
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' must be one of %s".formatted(text, words())));
    }

    private String words() {
        Stream<String> words = values.stream().map(Choice::word);
        return String.join(", ", words.toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
