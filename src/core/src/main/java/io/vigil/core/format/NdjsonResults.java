package io.vigil.core.format;

/// Writes one element of `results` per line.
public final class NdjsonResults implements ResultWriter {

    @Override
    public void write(Answer answer, ByteOutput out) {
        Elements elements = new Elements(answer, out);
        for (int r = 0; r < answer.scores().size(); r++) {
            elements.write(r);
            out.ascii('\n');
        }
    }
}
