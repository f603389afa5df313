package io.vigil.client;

import io.vigil.client.read.Batch;
import io.vigil.client.read.Batches;
import io.vigil.client.read.Input;
import io.vigil.client.read.Item;
import io.vigil.client.read.LabelName;
import io.vigil.client.read.ReplayException;
import io.vigil.client.read.Source;
import io.vigil.client.read.TimeShift;
import io.vigil.client.report.Report;
import io.vigil.client.report.Summary;
import io.vigil.client.report.Tally;
import io.vigil.client.report.Tally.Count;
import io.vigil.client.send.Answer;
import io.vigil.client.send.Backoff;
import io.vigil.client.send.Durations;
import io.vigil.client.send.Http;
import io.vigil.client.send.Outcome;
import io.vigil.client.send.Pacer;
import io.vigil.client.send.Sender;
import io.vigil.client.send.Time;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// One run over the input: reads, paces, sends, counts, reports.
///
/// One thread runs it; [#interrupt()] may come from another. A batch is counted, reported and its
/// position saved in one step that an interruption cannot divide.
final class Replay {

    /// How a replay can end.
    private enum End {
        REPLAYED("replayed"),
        FINISHED_BEFORE("already finished"),
        STOPPED("stopped"),
        INTERRUPTED("interrupted");

        private final String words;

        End(String words) {
            this.words = words;
        }
    }

    static final int DONE = 0;
    static final int FAILED = 1;

    private final Plan plan;
    private final Time time;
    private final Report report;
    private final Sender sender;
    private final InputStream stdin;
    private final long start;
    private Tally tally = new Tally();
    private long earlierNanos;
    private Position.@Nullable Job job;
    private boolean closed;

    /// @param random uniform in [0,1), spreads repeated requests
    Replay(Plan plan, Time time, DoubleSupplier random, Report report, InputStream stdin) {
        this.plan = plan;
        this.time = time;
        this.report = report;
        this.stdin = stdin;
        start = time.nanos();
        sender = new Sender(
                plan.dialect(), new Http(plan.target(), plan.timeout()), new Backoff(random, time), time, this::retrying);
    }

    /// Returns the exit code: 0, or 1 where the replay failed or nothing at all was scored.
    int run() {
        try {
            if (resumed()) {
                return close(End.FINISHED_BEFORE, null);
            }
            return close(End.REPLAYED, replay());
        } catch (ReplayException e) {
            return close(End.STOPPED, e.getMessage());
        } catch (IOException e) {
            return close(End.STOPPED, "cannot read " + plan.input() + ": " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return close(End.INTERRUPTED, null);
        }
    }

    /// Ends the replay after the last answered batch and prints the summary; a request under way is
    /// not waited for.
    void interrupt() {
        close(End.INTERRUPTED, plan.resume() == null ? null : "the same command goes on from here");
    }

    /// Takes up the position, and tells whether nothing is left to do.
    private boolean resumed() throws IOException, ReplayException {
        Path resume = plan.resume();
        if (resume == null) {
            return false;
        }
        job = Position.Job.of(plan);
        Position position = Position.load(resume, job);
        tally = position.tally();
        earlierNanos = position.nanos();
        boolean finished = position.finished() || tally.rows() >= plan.limit();
        if (tally.rows() > 0 && !finished) {
            report.say("going on after row " + (tally.rows() - 1));
        }
        return finished;
    }

    /// Returns why the replay is no success though it reached the end, or null.
    private @Nullable String replay() throws IOException, ReplayException, InterruptedException {
        try (Source source = open(plan.shiftToNow() ? shift() : TimeShift.NONE)) {
            Batches batches = new Batches(source, plan.batch(), plan.limit());
            batches.skip(tally.rows());
            save(false);
            answer(batches, source);
            save(batches.ended());
        }
        boolean useless = tally.sent() > 0 && tally.sent() == tally.get(Count.REJECTED);
        return useless ? "no row was scored" : null;
    }

    private Source open(TimeShift shift) throws IOException, ReplayException {
        InputStream in = plan.fromStdin() ? stdin : Files.newInputStream(Path.of(plan.file()));
        return Input.open(plan.file(), in, LabelName.of(plan.label()), plan.form(), shift);
    }

    /// What brings the newest time of the file to now.
    private TimeShift shift() throws IOException, ReplayException {
        TimeShift scan = TimeShift.scan();
        try (Source source = open(scan)) {
            while (source.next() != null) {
                // every row shows its time to the scan
            }
        }
        TimeShift shift = scan.to(time.now());
        if (shift == null) {
            throw new ReplayException("no row has a time to shift");
        }
        return shift;
    }

    private void answer(Batches batches, Source source) throws IOException, ReplayException, InterruptedException {
        long size = plan.fromStdin() ? 0 : Files.size(Path.of(plan.file()));
        Pacer pacer = new Pacer(plan.rate(), time);
        long first = tally.rows();
        boolean open = true;
        for (Batch batch = batches.next(); open && batch != null; batch = batches.next()) {
            pacer.await(batch.first() - first);
            Answer answer = batch.rows().isEmpty() ? null : sender.send(batch);
            open = settle(batch, answer, source.consumed(), size);
        }
    }

    /// Counts, reports and saves a batch: all of it or, once closed, nothing. Returns false once closed.
    /// Reports first, so that a kill in between repeats a line rather than losing it.
    private synchronized boolean settle(Batch batch, @Nullable Answer answer, long consumed, long size)
            throws ReplayException {
        if (closed) {
            return false;
        }
        Iterator<Outcome> outcomes = answer == null ? Collections.emptyIterator() : answer.outcomes().iterator();
        long index = batch.first();
        for (Item item : batch.items()) {
            if (item instanceof Item.Row row) {
                settle(index, row, outcomes.next());
            } else if (item instanceof Item.Unreadable unreadable) {
                tally.add(Count.UNREADABLE, 1);
                report.unreadable(index, unreadable);
            }
            index++;
        }
        if (answer != null) {
            tally.count(answer.readings());
            tally.latencies().record(answer.nanos());
            report.warnings(answer.warnings());
        }
        report.settled(tally.rows(), done(consumed, size));
        save(false);
        if (report.unheard()) {
            throw new ReplayException("the output was closed");
        }
        return true;
    }

    private void settle(long index, Item.Row row, Outcome outcome) {
        tally.count(row.label(), outcome);
        if (outcome instanceof Outcome.Scored scored) {
            report.scored(index, row, scored);
        } else if (outcome instanceof Outcome.Duplicate) {
            report.duplicate(index, row);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            report.rejected(index, row, rejected.reason());
        }
    }

    /// The share of the input that is done, NaN where nobody can know.
    private double done(long consumed, long size) {
        double ofLimit = plan.limit() == Long.MAX_VALUE ? Double.NaN : (double) tally.rows() / plan.limit();
        double ofFile = size == 0 ? Double.NaN : (double) consumed / size;
        return Double.isNaN(ofLimit) ? ofFile : Double.isNaN(ofFile) ? ofLimit : Math.max(ofLimit, ofFile);
    }

    private synchronized void retrying(Batch batch, String reason, Duration delay) {
        if (!closed) {
            tally.add(Count.RETRIES, 1);
            report.retrying(batch.name(), reason, Durations.text(delay));
        }
    }

    private synchronized void save(boolean finished) throws ReplayException {
        Path resume = plan.resume();
        if (closed || resume == null || job == null) {
            return;
        }
        try {
            new Position(job, tally, finished, nanos()).save(resume);
        } catch (IOException e) {
            throw new ReplayException("cannot write the position file " + resume + ": " + reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private long nanos() {
        return earlierNanos + time.nanos() - start;
    }

    /// Prints the summary, unless it stopped before the first row was answered, then what there is to say.
    private synchronized int close(End end, @Nullable String message) {
        if (closed) {
            return FAILED;
        }
        closed = true;
        if (end != End.STOPPED || tally.rows() > 0) {
            long nanos = end == End.FINISHED_BEFORE ? earlierNanos : nanos();
            report.summary(
                    end.words + " " + plan.input() + " to " + plan.address(),
                    Summary.of(tally, Duration.ofNanos(nanos)));
        }
        if (plan.label() != null && tally.get(Count.SCORED) > 0 && tally.labelled() == 0) {
            report.say("no scored row has a label named " + plan.label());
        }
        if (message != null) {
            report.say(message);
        }
        return message == null && end != End.INTERRUPTED ? DONE : FAILED;
    }
}
