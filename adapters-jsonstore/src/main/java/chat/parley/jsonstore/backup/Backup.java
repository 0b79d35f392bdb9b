package chat.parley.jsonstore.backup;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A finished backup.
 *
 * @param sequence one more than that of the backup before
 * @param madeAt by the clock of the server, which may have been wrong
 * @param verified whether it was read back and found good after it was made
 */
public record Backup(Path folder, long sequence, Instant madeAt, boolean verified) {}
