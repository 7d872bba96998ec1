package audiencesync.local.engine;

/** Where {@code arn:aws:states:::sns:publish} goes. */
@FunctionalInterface
public interface Notifications {
  void publish(Notification notification);
}
