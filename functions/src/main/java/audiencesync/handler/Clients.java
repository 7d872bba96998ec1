package audiencesync.handler;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * How AWS's clients are made: all of one process share what is under them, because each would read
 * the machine's certificates for itself.
 *
 * @param http what is under them
 * @param credentials other ones than the environment's
 */
record Clients(SdkHttpClient http, Optional<AwsCredentialsProvider> credentials) {
  static Clients shipped() {
    return new Clients(UrlConnectionHttpClient.create(), Optional.empty());
  }

  /** Credentials of nobody: a snapshot must not hold the function's. */
  static Clients rehearsed(RehearsalHttp http) {
    AwsBasicCredentials nobody = AwsBasicCredentials.create("rehearsal", "rehearsal");
    return new Clients(http, Optional.of(StaticCredentialsProvider.create(nobody)));
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(B builder) {
    builder.httpClient(http);
    credentials.ifPresent(builder::credentialsProvider);
    return builder.build();
  }
}
