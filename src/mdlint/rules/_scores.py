"""Headers of scores, such as an accuracy, of which more is better, or an error rate; and the rows they are compared with."""

from functools import lru_cache

from mdlint.text.lazy_pattern import lazy_pattern

# Words that make a column one of scores, and words that make it something else: `F1 (ms)`, `AP config`.
_SCORE = lazy_pattern(
    r"(?<![a-z])(?:acc(?:uracy)?|top-?[0-9]+|m?ap(?:@?[0-9.:]+)?|a[pr][⁰¹²³⁴⁵⁶⁷⁸⁹]*|m?iou|dice|f1|f-?score|(?:sacre)?bleu(?:-?[0-9])?|"
    r"rouge(?:-?[0-9l]+)?|meteor|chrf|em|exact match|pck(?:@?[0-9.]+)?|pckh|auc|pq|precision|recall(?:@[0-9]+)?|"
    r"[uml]as|spearman|pearson|mcc|score|avg|average|overall|mmlu|ndcg(?:@[0-9]+)?|mrr|hits?@[0-9]+|[rp]@[0-9]+)(?![a-z0-9])"
)
_LESS_IS_BETTER = lazy_pattern(
    r"(?<![a-z])(?:err(?:or)?s?|[wct]er|perplexity|ppl|bpc|bits? per \w+|bpb|fid|loss|rmse|mae|mse|epe|nme|mpjpe)(?![a-z0-9])"
)
_NOT_A_SCORE = lazy_pattern(
    r"(?<![a-z])(?:[mnuµ]?s|sec(?:onds?)?|time|latency|fps|params?|flops?|macs?|size|epochs?|batch|speed-?up|memory|mem|"
    r"gpus?|configs?|download|links?|Δ|delta|diff(?:erence)?|gain|gap|std|rank|drop|ratio|length|lr|steps?|iters?)(?![a-z])"
)

# Names of rows that are there to be compared with.
_FOR_COMPARISON = lazy_pattern(
    r"\b(?:baselines?|oracle|humans?|upper[ -]bound|lower[ -]bound|random|chance|majority|ours?|average|mean|total)\b"
)


@lru_cache(maxsize=2**12)
def is_score(header: str) -> bool:
    """Whether a column with this header has scores of which more is better."""
    lowered = header.casefold()
    return bool(_SCORE.search(lowered)) and not _LESS_IS_BETTER.search(lowered) and not _NOT_A_SCORE.search(lowered)


@lru_cache(maxsize=2**12)
def is_error(header: str) -> bool:
    """Whether a column with this header has errors, of which less is better."""
    lowered = header.casefold()
    return bool(_LESS_IS_BETTER.search(lowered)) and not _NOT_A_SCORE.search(lowered)


def is_for_comparison(name: str) -> bool:
    """Whether a row with this name is there to be compared with, such as a baseline or the result of chance."""
    return _FOR_COMPARISON.search(name.casefold()) is not None
