package chat.parley.application.account;

/**
 * What an operator may set about accounts.
 *
 * @param passwordMinLength the fewest characters of a newly chosen password
 * @param sessionsPerUser how many devices may be signed in; one more ends the one unused for
 *     longest
 */
public record AccountPolicy(int passwordMinLength, int sessionsPerUser) {
  public static final AccountPolicy DEFAULT = new AccountPolicy(8, 10);
}
