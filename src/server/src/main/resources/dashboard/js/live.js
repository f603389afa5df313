// The server's events. A browser reconnects by itself after a break, but not after a refusal (a server
// that has too many listeners), so that is done here, more and more slowly. A page that nobody sees stops
// listening, since a browser keeps only six connections to one server for all its pages.

const EVENTS = ['readings', 'anomaly', 'incident', 'aggregates'];
const SLOWEST_SECONDS = 15;
const HIDDEN_MS = 10_000;

/**
 * Listens to `/live`. `onState` hears `connecting`, `live` or `waiting`; `onEvent` each event by name;
 * `onReturn` that the connection is back after a break, so what was missed must be loaded.
 */
export function listen({ onState, onEvent, onReturn }) {
  let source, timer;
  let pause = 1;
  let broken = false;

  function open() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource('/live');
    source.addEventListener('hello', greeted);
    source.addEventListener('error', interrupted);
    for (const name of EVENTS) source.addEventListener(name, event => onEvent(name, JSON.parse(event.data)));
  }

  function greeted() {
    pause = 1;
    onState('live');
    if (broken) onReturn();
    broken = false;
  }

  function interrupted() {
    broken = true;
    onState('waiting');
    if (source.readyState !== EventSource.CLOSED) return;
    timer = setTimeout(open, pause * 1000);
    pause = Math.min(2 * pause, SLOWEST_SECONDS);
  }

  function stop() {
    broken = true;
    source.close();
  }

  function seen() {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(stop, HIDDEN_MS);
    else if (source.readyState === EventSource.CLOSED) open();
  }

  document.addEventListener('visibilitychange', seen);
  addEventListener('online', () => {
    broken = true;
    open();
  });
  onState('connecting');
  open();
}
