/** Only an order that was made for it needs as many. */
const usualRounds = 60;

/**
 * The value at place k where the largest is at 1, by quickselect (Hoare 1961, "Algorithm 65: Find").
 *
 * @param values without NaN; put into an order where the k largest come last
 * @param k 1 to their number
 * @param mostRounds after which what is left is sorted
 */
export function kthLargest(values: Float64Array, k: number, mostRounds = usualRounds): number {
  const place = values.length - k;
  let low = 0;
  let high = values.length - 1;
  for (let round = 0; low < high; round++) {
    if (round === mostRounds) {
      values.subarray(low, high + 1).sort();
      break;
    }
    const pivot = medianOfThree(values, low, high);
    let up = low;
    let down = high;
    while (up <= down) {
      while ((values[up] as number) < pivot) up++;
      while ((values[down] as number) > pivot) down--;
      if (up > down) break;
      const value = values[up] as number;
      values[up++] = values[down] as number;
      values[down--] = value;
    }
    if (place <= down) high = down;
    else if (place >= up) low = up;
    else break;
  }
  return values[place] as number;
}

function medianOfThree(values: Float64Array, low: number, high: number): number {
  const first = values[low] as number;
  const middle = values[(low + high) >> 1] as number;
  const last = values[high] as number;
  return Math.max(Math.min(first, middle), Math.min(Math.max(first, middle), last));
}
