package audiencesync.local.cloud;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** AWS's own clients for a stand-in, with made-up credentials. */
final class Clients {
  private Clients() {}

  static S3Client s3(URI endpoint) {
    return s3(endpoint, builder -> {});
  }

  static S3Client s3(URI endpoint, Consumer<S3ClientBuilder> more) {
    S3ClientBuilder builder = at(endpoint, S3Client.builder()).forcePathStyle(true);
    more.accept(builder);
    return builder.build();
  }

  static SecretsManagerClient secretsManager(URI endpoint) {
    return at(endpoint, SecretsManagerClient.builder()).build();
  }

  static SfnClient stepFunctions(URI endpoint) {
    return at(endpoint, SfnClient.builder()).build();
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
      URI endpoint, B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.AP_NORTHEAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }
}
