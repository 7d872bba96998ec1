package audiencesync.sync;

import audiencesync.export.ExportObject;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import java.io.InputStream;

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
}
