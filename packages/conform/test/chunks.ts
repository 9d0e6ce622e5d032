/** The same bytes in chunks, cut at these places; some may be empty. */
export function divided(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  return places.map((end, i) => bytes.subarray(places[i - 1] ?? 0, end))
}
