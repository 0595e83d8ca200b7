/** A symmetric or lower triangular matrix of this order, row by row. */
export type Square = { readonly order: number; readonly cells: Float64Array };

export const square = (order: number): Square => ({ order, cells: new Float64Array(order * order) });

const at = (cells: Float64Array, index: number): number => cells[index] as number;

/** Product of two stretches; four sums at a time, for one would wait for itself. */
function dot(cells: Float64Array, left: number, right: number, length: number): number {
  let [a, b, c, d, k] = [0, 0, 0, 0, 0];
  for (; k + 3 < length; k += 4) {
    a += at(cells, left + k) * at(cells, right + k);
    b += at(cells, left + k + 1) * at(cells, right + k + 1);
    c += at(cells, left + k + 2) * at(cells, right + k + 2);
    d += at(cells, left + k + 3) * at(cells, right + k + 3);
  }
  for (; k < length; k += 1) a += at(cells, left + k) * at(cells, right + k);
  return a + b + (c + d);
}

/**
 * Replaces the lower half of a symmetric matrix by its Cholesky factor L (A = L Lᵀ), row by row so that memory is read in order;
 * false when the matrix is not positive definite. Golub & Van Loan, Matrix Computations, 4.2.
 */
export function factorise({ order, cells }: Square): boolean {
  for (let row = 0; row < order; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const [mine, other] = [row * order, column * order];
      const left = at(cells, mine + column) - dot(cells, mine, other, column);
      if (row !== column) cells[mine + column] = left / at(cells, other + column);
      else if (left > 0) cells[mine + row] = Math.sqrt(left);
      else return false;
    }
  }
  return true;
}

/** Solves Lᵀ x = right for the first `size` rows of the factor, in place. */
export function solveUpper({ order, cells }: Square, size: number, right: Float64Array): void {
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = at(right, row) / at(cells, row * order + row);
    right[row] = value;
    for (let k = 0; k < row; k += 1) right[k] = at(right, k) - at(cells, row * order + k) * value;
  }
}

function solveLower({ order, cells }: Square, size: number, right: Float64Array, from: number): void {
  for (let row = from; row < size; row += 1) {
    let sum = at(right, row);
    for (let k = from; k < row; k += 1) sum -= at(cells, row * order + k) * at(right, k);
    right[row] = sum / at(cells, row * order + row);
  }
}

/** (L Lᵀ)⁻¹ of the first `size` rows of the factor. */
export function inverseOf(factor: Square, size: number): Square {
  const inverse = square(size);
  for (let column = 0; column < size; column += 1) {
    const right = new Float64Array(size);
    right[column] = 1;
    solveLower(factor, size, right, column);
    solveUpper(factor, size, right);
    inverse.cells.set(right, column * size);
  }
  return inverse;
}
