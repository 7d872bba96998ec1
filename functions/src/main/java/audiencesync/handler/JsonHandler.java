package audiencesync.handler;

import audiencesync.sync.document.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * One Lambda function: JSON in, one use case, JSON out. The serialiser is ours and strict, because
 * AWS's own turns some mistakes into nulls.
 *
 * @param <I> what the use case is told
 * @param <O> what it hands on
 */
abstract class JsonHandler<I, O> implements RequestStreamHandler {
  private static final String OURS = "audiencesync.";

  private final Class<I> inputType;
  private final Function<I, O> useCase;

  JsonHandler(Class<I> inputType, Function<I, O> useCase) {
    this.inputType = inputType;
    this.useCase = useCase;
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    answer(in, out);
  }

  /** As when it is invoked; there is no invocation whose context could be asked. */
  final void rehearse(InputStream in, OutputStream out) throws IOException {
    answer(in, out);
  }

  private void answer(InputStream in, OutputStream out) throws IOException {
    O output = apply(decode(in));
    Json.STRICT.writeValue(out, output);
  }

  private I decode(InputStream in) throws IOException {
    try {
      return Json.STRICT.readValue(in, inputType);
    } catch (JsonProcessingException e) {
      throw new InvalidPayloadException(inputType, e);
    }
  }

  /** A failure of ours says what it may say; anyone else's may quote what it was given. */
  private O apply(I input) {
    try {
      return useCase.apply(input);
    } catch (RuntimeException e) {
      if (e.getClass().getName().startsWith(OURS)) {
        throw e;
      }
      throw new UnexpectedFailureException(e);
    }
  }
}
