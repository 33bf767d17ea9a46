// The only place of the page that waits for time to pass; everything else waits for what happens.

/** Calls again and again; the answer stops it. */
export function every(milliseconds: number, call: () => void): () => void {
  const timer = setInterval(call, milliseconds);
  return () => clearInterval(timer);
}

/** Calls once, later; the answer calls it off. */
export function after(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
}
