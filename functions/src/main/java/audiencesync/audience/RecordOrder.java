package audiencesync.audience;

/**
 * Sorts records of four words in an array of words in place: ascending, words compared as unsigned,
 * first word first. For hashes held as big-endian words this is the order of their hex text.
 */
final class RecordOrder {
  /** Words of a record. */
  static final int WIDTH = 4;

  /** Up to here insertion is the fastest; beyond, its cost would grow with the square. */
  private static final int INSERTION_LIMIT = 32;

  private RecordOrder() {}

  /** Sorts the records with the indexes {@code from} to {@code to - 1}. */
  static void sort(long[] words, int from, int to) {
    if (to - from <= INSERTION_LIMIT) {
      insertionSort(words, from, to);
    } else {
      heapSort(words, from, to);
    }
  }

  static boolean same(long[] words, int a, int b) {
    return compare(words, a, b) == 0;
  }

  static void copy(long[] words, int from, int to) {
    move(words, from * WIDTH, words, to * WIDTH);
  }

  /** Copies the record at one position to another. */
  static void move(long[] source, int from, long[] target, int to) {
    target[to] = source[from];
    target[to + 1] = source[from + 1];
    target[to + 2] = source[from + 2];
    target[to + 3] = source[from + 3];
  }

  private static void insertionSort(long[] words, int from, int to) {
    for (int next = from + 1; next < to; next++) {
      for (int i = next; i > from && isDescending(words, i - 1, i); i--) {
        swap(words, i - 1, i);
      }
    }
  }

  /** Nearly always the first words tell. */
  private static boolean isDescending(long[] words, int a, int b) {
    long left = words[a * WIDTH];
    long right = words[b * WIDTH];
    return left == right ? compare(words, a, b) > 0 : Long.compareUnsigned(left, right) > 0;
  }

  /** Slower than quicksort on average and never worse: what a file says cannot slow it down. */
  private static void heapSort(long[] words, int from, int to) {
    int size = to - from;
    for (int root = size / 2 - 1; root >= 0; root--) {
      siftDown(words, from, new Heap(root, size));
    }
    for (int last = size - 1; last > 0; last--) {
      swap(words, from, from + last);
      siftDown(words, from, new Heap(0, last));
    }
  }

  private static void siftDown(long[] words, int from, Heap heap) {
    int parent = heap.root;
    while (2 * parent + 1 < heap.size) {
      int child = 2 * parent + 1;
      if (child + 1 < heap.size && compare(words, from + child, from + child + 1) < 0) {
        child++;
      }
      if (compare(words, from + parent, from + child) >= 0) {
        return;
      }
      swap(words, from + parent, from + child);
      parent = child;
    }
  }

  private static int compare(long[] words, int a, int b) {
    for (int k = 0; k < WIDTH; k++) {
      long left = words[a * WIDTH + k];
      long right = words[b * WIDTH + k];
      if (left != right) {
        return Long.compareUnsigned(left, right);
      }
    }
    return 0;
  }

  private static void swap(long[] words, int a, int b) {
    for (int k = 0; k < WIDTH; k++) {
      long word = words[a * WIDTH + k];
      words[a * WIDTH + k] = words[b * WIDTH + k];
      words[b * WIDTH + k] = word;
    }
  }

  private record Heap(int root, int size) {}
}
