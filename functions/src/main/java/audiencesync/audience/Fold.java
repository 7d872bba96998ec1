package audiencesync.audience;

/** The mixing step of fingerprints and marks. */
final class Fold {
  private Fold() {}

  /** Both halves of the unsigned 128-bit product, folded into one word by exclusive or. */
  static long fold(long a, long b) {
    return a * b ^ unsignedMultiplyHigh(a, b);
  }

  /** {@link Math#multiplyHigh} is signed: each negative operand took the other one away. */
  static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
