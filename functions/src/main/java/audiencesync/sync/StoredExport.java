package audiencesync.sync;

import audiencesync.export.ExportObject;
import audiencesync.export.parquet.RangedBytes;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** An object of the bucket as a file to read. */
record StoredExport(ObjectStore store, StoredObject object) implements ExportObject {
  @Override
  public String key() {
    return object.key();
  }

  @Override
  public long bytes() {
    return object.bytes();
  }

  @Override
  public InputStream open() {
    return store.open(object.key());
  }

  @Override
  public RangedBytes ranges() {
    StoredVersion version = store.version(object.key());
    return new RangedBytes() {
      @Override
      public long size() {
        return version.bytes();
      }

      @Override
      public void read(long from, ByteBuffer into) {
        store.read(version, from, into);
      }
    };
  }
}
