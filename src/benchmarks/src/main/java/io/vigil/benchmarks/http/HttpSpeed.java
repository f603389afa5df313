package io.vigil.benchmarks.http;

import io.vigil.core.format.MalformedException;
import io.vigil.train.TrainingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How fast Vigil answers over HTTP, with all of its validation, metrics and logging on.
///
/// The contenders and the load share the processors of one machine. They take turns within a round,
/// so that whatever disturbs the machine disturbs them alike; ratios are taken round by round.
public final class HttpSpeed implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final PrintStream out;
    private final Scratch scratch;
    private final Wrk wrk;
    private final Load single;
    private final Load batch;
    private final Load large;
    private final List<Contender> contenders = new ArrayList<>();

    private HttpSpeed(PrintStream out, Scratch scratch, Wrk wrk, Bodies bodies) throws IOException {
        this.out = out;
        this.scratch = scratch;
        this.wrk = wrk;
        this.single = new Load(bodies.write(1, scratch.file("single.jsonl")), 1, 16);
        this.batch = new Load(bodies.write(1_000, scratch.file("batch.jsonl")), 1_000, 4);
        this.large = new Load(bodies.write(10_000, scratch.file("large.jsonl")), 10_000, 1);
    }

    /// Compares all contenders and prints what they did.
    ///
    /// @param data the CSV file that the models are fitted on
    /// @param jar the server as it is built
    public static void compare(Path data, Path jar, PrintStream out)
            throws IOException, InterruptedException, MalformedException, TrainingException {
        try (HttpSpeed speed = prepare(data, out)) {
            speed.compare(data, jar);
        }
    }

    /// Loads Vigil for long and prints whether it grows.
    ///
    /// @param data the CSV file that the model is fitted on
    /// @param jar the server as it is built
    public static void endure(Path data, Path jar, Duration time, PrintStream out)
            throws IOException, InterruptedException, MalformedException, TrainingException {
        try (HttpSpeed speed = prepare(data, out)) {
            speed.endure(jar, time);
        }
    }

    private static HttpSpeed prepare(Path data, PrintStream out)
            throws IOException, MalformedException, TrainingException {
        Scratch scratch = Scratch.create();
        Wrk wrk = Wrk.find(scratch).orElseThrow(() -> new IOException("wrk, which makes the load, is not on the PATH"));
        Model.train(data, scratch.file("models"));
        return new HttpSpeed(out, scratch, wrk, Bodies.near(data));
    }

    private void compare(Path data, Path jar) throws IOException, InterruptedException {
        Contender vigil = start(jar);
        Contenders all = new Contenders(scratch, jar);
        Contender bare = add(all.nullEndpoint());
        List<Contender> others = all.flask(data);
        contenders.addAll(others);
        if (others.size() < 2) {
            out.println("left out: flask needs python3-flask and python3-sklearn, and gunicorn besides to run on all processors");
        }

        List<Contender> singles = new ArrayList<>(List.of(vigil, bare));
        singles.addAll(others);
        table("requests/s", single, singles, Round::requestsPerSecond);
        List<Contender> batches = new ArrayList<>(List.of(vigil));
        batches.addAll(others);
        table("records/s", batch, batches, Round::recordsPerSecond);
        allocation(vigil);
        disturbed(vigil);
    }

    private void endure(Path jar, Duration time) throws IOException, InterruptedException {
        Contender vigil = start(jar);
        out.printf("%10s %14s %14s %14s %14s%n", "seconds", "resident MB", "heap used MB", "requests/s", "records/s");
        try (Heap heap = vigil.heap()) {
            for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(LOOK)) {
                Round singles = wrk.run(vigil, single, LOOK.dividedBy(2));
                Round batches = wrk.run(vigil, batch, LOOK.dividedBy(2));
                out.printf("%10d %14d %14.1f %14.0f %14.0f%n", passed.plus(LOOK).toSeconds(), vigil.resident() >> 20,
                        heap.used() / 1048576.0, singles.requestsPerSecond(), batches.recordsPerSecond());
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Contender contender : contenders) {
            contender.close();
        }
        scratch.close();
    }

    private Contender start(Path jar) throws IOException, InterruptedException {
        return add(new Contenders(scratch, jar).vigil(scratch.file("models")));
    }

    private Contender add(Contender contender) {
        contenders.add(contender);
        return contender;
    }

    private void table(String unit, Load load, List<Contender> some, ToDoubleFunction<Round> rate)
            throws IOException, InterruptedException {
        List<Turns> all = inTurns(load, some);
        out.printf("%n%,d records per request, %d connections%n", load.records(), load.connections());
        Figures own = all.getFirst().figures(rate);
        for (Turns turns : all) {
            Figures rates = turns.figures(rate);
            out.printf("%-8s %-46s", turns.contender().name(), rates.text("%,.0f") + " " + unit);
            out.printf(" p99 %-32s", turns.figures(Round::p99Millis).text("%.2f") + " ms");
            out.printf(" cpu %-36s", turns.figures(Round::cpuPerRecord).text("%.2f") + " us/record");
            out.printf(" vigil / %s: %s%n", turns.contender().name(), own.over(rates).text("%.2f"));
        }
    }

    private List<Turns> inTurns(Load load, List<Contender> some) throws IOException, InterruptedException {
        List<Turns> all = new ArrayList<>();
        for (Contender contender : some) {
            wrk.run(contender, load, WARM_UP);
            all.add(new Turns(contender));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Turns turns : all) {
                turns.rounds().add(wrk.run(turns.contender(), load, TURN));
            }
        }
        return all;
    }

    /// What the server allocates from the first byte of a request to the last of its answer.
    private void allocation(Contender vigil) throws IOException, InterruptedException {
        out.printf("%nbytes allocated per record%n");
        try (Heap heap = vigil.heap()) {
            for (Load load : List.of(single, batch)) {
                wrk.run(vigil, load, TURN);
                long before = heap.allocated();
                Round round = wrk.run(vigil, load, TURN);
                out.printf("%,d records per request: %,.0f%n",
                        load.records(), (double) (heap.allocated() - before) / round.records());
            }
        }
    }

    /// One-record requests alone and beside another client that sends large batches.
    private void disturbed(Contender vigil) throws IOException, InterruptedException {
        List<Round> alone = new ArrayList<>();
        List<Round> beside = new ArrayList<>();
        wrk.run(vigil, large, WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(wrk.run(vigil, single, TURN));
            Process batches = wrk.start(vigil, large, TURN.plusSeconds(1));
            beside.add(wrk.run(vigil, single, TURN));
            batches.waitFor();
        }
        Figures quiet = Figures.of(alone, Round::p99Millis);
        Figures loaded = Figures.of(beside, Round::p99Millis);
        out.printf("%np99 of one-record requests, %d connections%n", single.connections());
        out.printf("alone %s ms, beside batches of %,d %s ms: %s times%n",
                quiet.text("%.2f"), large.records(), loaded.text("%.2f"), loaded.over(quiet).text("%.2f"));
    }
}
