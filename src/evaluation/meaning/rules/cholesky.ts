/** A symmetric or lower triangular matrix of this order, row by row. */
export type Square = { readonly order: number; readonly cells: Float64Array };

export const square = (order: number): Square => ({ order, cells: new Float64Array(order * order) });

const at = (cells: Float64Array, index: number): number => cells[index] as number;

/**
 * Replaces the lower half of a symmetric matrix by its Cholesky factor L (A = L Lᵀ), row by row so that memory is read in order;
 * false when the matrix is not positive definite. Golub & Van Loan, Matrix Computations, 4.2.
 */
export function factorise({ order, cells }: Square): boolean {
  for (let row = 0; row < order; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(cells, row * order + column);
      const [mine, other] = [row * order, column * order];
      for (let k = 0; k < column; k += 1) sum -= at(cells, mine + k) * at(cells, other + k);
      if (row !== column) cells[mine + column] = sum / at(cells, other + column);
      else if (sum > 0) cells[mine + row] = Math.sqrt(sum);
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
