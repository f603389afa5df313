// Calls to this server. A refusal becomes a `Problem` with the server's own words (RFC 9457).

export class Problem extends Error {
  constructor(status, detail, errors = [], retryAfter = 5) {
    super(detail);
    Object.assign(this, { status, errors, retryAfter });
  }
}

/** The address of a call; parameters that are empty are left out. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.append(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export const get = (path, parameters, signal) => call(address(path, parameters), { signal });

export const post = (path, body) => call(path, {
  method: 'POST',
  ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
});

export const remove = path => call(path, { method: 'DELETE' });

async function call(path, options) {
  const answer = await fetch(path, { ...options, headers: { Accept: 'application/json', ...options.headers } }).catch(lost);
  if (answer.ok) return answer.status === 204 ? null : answer.json().catch(lost);
  const told = await answer.json().catch(() => ({}));
  throw new Problem(answer.status, told.detail ?? answer.statusText, told.errors, Number(answer.headers.get('Retry-After')) || 5);
}

/** The server went away before its answer, or in the middle of it. */
function lost(error) {
  throw error.name === 'AbortError' ? error : new Problem(0, 'the server does not answer');
}
