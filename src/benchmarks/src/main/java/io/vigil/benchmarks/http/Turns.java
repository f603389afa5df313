package io.vigil.benchmarks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The rounds of one contender.
record Turns(Contender contender, List<Round> rounds) {

    Turns(Contender contender) {
        this(contender, new ArrayList<>());
    }

    Figures figures(ToDoubleFunction<Round> figure) {
        return Figures.of(rounds, figure);
    }
}
