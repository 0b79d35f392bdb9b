package chat.parley.domain.contract;

/** What {@link chat.parley.domain.chat.MessageRepository} promises. */
public interface MessageRepositoryContract
    extends AppendContract,
        IdempotencyContract,
        RevisionContract,
        PinContract,
        PagingContract,
        ReadMarkContract,
        MessageContentionContract {}
