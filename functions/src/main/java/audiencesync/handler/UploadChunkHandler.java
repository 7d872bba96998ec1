package audiencesync.handler;

import audiencesync.sync.UploadChunk;

/** The Lambda function of {@link UploadChunk}. */
public final class UploadChunkHandler extends JsonHandler<UploadChunk.Input, UploadChunk.Output> {
  public UploadChunkHandler() {
    this(Wiring.ofEnvironment());
  }

  UploadChunkHandler(Wiring wiring) {
    super(UploadChunk.Input.class, wiring.uploadChunk()::run);
  }
}
