"""Arabic text: tokens, sentences, folding and finding. Knows strings only; offsets are code points."""
