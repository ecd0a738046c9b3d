"""Run by another Python: what ConvoKit's own loader makes of an export, as JSON."""

import contextlib
import io
import json
import sys

with contextlib.redirect_stdout(io.StringIO()):
    from convokit import Corpus

    corpus = Corpus(filename=sys.argv[1])
conversations = list(corpus.iter_conversations())
threads = {}
for conversation in conversations:
    threads[conversation.id] = [utterance.id for utterance in conversation.traverse("preorder")]
print(
    json.dumps(
        {
            "utterances": len(corpus.get_utterance_ids()),
            "whole": all(conversation.check_integrity(verbose=False) for conversation in conversations),
            "threads": threads,
            "speakers": {speaker.id: speaker.meta["named"] for speaker in corpus.iter_speakers()},
            "texts": {utterance.id: utterance.text for utterance in corpus.iter_utterances()},
        }
    )
)
