package audiencesync.local.line;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.line.SignatureCheck.Signed;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What LINE does with a request when nothing goes wrong on the way. */
final class LineApi {
  private static final long FIRST_ID = 20_000_000;

  private final SignatureCheck signatures;
  private final RequestRate rate;
  private final Supplier<Behaviour> behaviour;
  private final Map<String, Set<String>> accountsOfKeys = new HashMap<>();
  private final Map<String, AdAccount> accounts = new HashMap<>();

  LineApi(LineSimulatorConfig config, Supplier<Behaviour> behaviour) {
    this.signatures = new SignatureCheck(config.keys(), config.clock());
    this.rate = new RequestRate(System::nanoTime);
    this.behaviour = behaviour;
    AtomicLong ids = new AtomicLong(FIRST_ID);
    for (LineAdsKeys keys : config.keys()) {
      accountsOfKeys
          .computeIfAbsent(keys.accessKey(), key -> new HashSet<>())
          .add(keys.adAccountId());
      accounts.computeIfAbsent(
          keys.adAccountId(), id -> new AdAccount(config.clock(), ids, behaviour));
    }
  }

  /** The ad account of that id, if there is one. */
  Optional<AdAccount> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  Iterable<AdAccount> accounts() {
    return accounts.values();
  }

  /**
   * Reads a request's body, to its end.
   *
   * @return the form of an upload
   */
  Optional<UploadForm> read(SimulatedRequest request, HttpExchange exchange) throws IOException {
    if (request.match() != Match.UPLOAD) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      return Optional.empty();
    }
    return Optional.of(
        MultipartReader.read(exchange.getRequestBody(), header(exchange, "Content-Type")));
  }

  /**
   * @param failedType why the job of an upload is to fail, if it is
   * @throws RefusedException when it is not taken
   */
  Reply answer(SimulatedRequest request, Call call, Optional<String> failedType) {
    if (request.match() == Match.ANY) {
      return new Reply(404, "");
    }
    HttpExchange exchange = call.exchange();
    AdAccount account = account(request, accessKey(request, exchange));
    return switch (request.match()) {
      case UPLOAD -> account.upload(CheckedUpload.of(call.form().orElseThrow()), failedType);
      case UPLOAD_JOBS -> account.uploadJobs(request.audienceId());
      case LIST, ANY ->
          account.list(
              AudienceQuery.parse(Optional.ofNullable(exchange.getRequestURI().getRawQuery())));
    };
  }

  private String accessKey(SimulatedRequest request, HttpExchange exchange) {
    String accessKey =
        signatures.signer(
            new Signed(
                header(exchange, "Authorization"),
                header(exchange, "Date"),
                header(exchange, "Content-Type"),
                request.path()));
    if (!rate.admits(accessKey, behaviour.get().limits().requestsPerSecond())) {
      throw new RefusedException(Reply.TOO_MANY);
    }
    return accessKey;
  }

  private AdAccount account(SimulatedRequest request, String accessKey) {
    if (!accountsOfKeys.getOrDefault(accessKey, Set.of()).contains(request.accountId())) {
      throw new RefusedException(Reply.error(403, "ACCOUNT_NOT_ALLOWED", "adaccountId"));
    }
    return account(request.accountId()).orElseThrow();
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  /**
   * A request that has been read.
   *
   * @param form of an upload
   */
  record Call(HttpExchange exchange, Optional<UploadForm> form) {}
}
