"""Runs the page stage on a Dask cluster. The package asks Dask for nothing else."""

from collections import deque
from collections.abc import Generator, Iterator
from uuid import uuid4

from dask.distributed import Client, Future, KilledWorker, as_completed

from mdlint.distributed.bundle import Bundle, Number, check_bundle
from mdlint.errors import MdlintError, UsageError

# Bundles that are sent before the first is done, at least. So few bound the texts in the driver; a cluster that grows
# with its work has some to see.
_AT_LEAST = 32
_FOR_EACH_THREAD = 4


def client_or_current(client: Client | None) -> Client:
    """Return the client, or the one that was made last, as Dask does. Raises UsageError if there is none to use."""
    if client is None:
        try:
            client = Client.current()
        except ValueError as error:
            raise UsageError("there is no Dask client: call this inside `with Client() as client:`") from error
    if client.asynchronous:
        raise UsageError("an asynchronous Dask client can't be used: call this with a `Client()` in a thread")
    return client


def results(
    client: Client, bundles: Iterator[Bundle], retries: int
) -> Generator[tuple[Number, int, bytes], None, None]:
    """Check bundles on a cluster, and yield the number, the number of pages and the packed results of each.

    They come in the order in which they are done, and only a few are on the way at a time. Dask runs the task of a
    worker that was lost again. The pages of a bundle whose workers died several times are sent one by one at the end.
    Raises MdlintError for a page whose workers die then too, and the exception of a task that failed `retries` times
    more. Tasks that are not done are cancelled if the caller stops.
    """
    run = _Run(client, retries)
    try:
        yield from run.results(bundles)
    finally:
        run.cancel()


class _Run:
    def __init__(self, client: Client, retries: int) -> None:
        self._client = client
        self._retries = retries
        self._sent: dict[Future[bytes], tuple[Number, Bundle]] = {}
        self._suspects: deque[tuple[Number, Bundle]] = deque()
        self._completed = as_completed(loop=client.loop)
        self._name = f"mdlint-{uuid4().hex[:8]}"

    def results(self, bundles: Iterator[Bundle]) -> Iterator[tuple[Number, int, bytes]]:
        numbered = enumerate(bundles)
        while True:
            self._fill(numbered)
            if not self._sent and not self._suspects:
                return
            if not self._sent:
                # Alone, since Dask suspects all tasks on a worker that dies.
                self._send(*self._suspects.popleft())
            future = next(self._completed)
            number, bundle = self._sent.pop(future)
            try:
                packed = future.result()
            except KilledWorker as error:
                if len(number) == 2:
                    raise MdlintError(f"{bundle.items[0].path}: each worker that checked this page died") from error
                self._suspects += [((*number, part), single) for part, single in enumerate(bundle.parts())]
            else:
                yield number, len(bundle.items), packed
            finally:
                # A worker keeps a result until the last reference to it is gone, and a traceback may have one.
                future.release()

    def cancel(self) -> None:
        """Cancel the tasks that are not done, if the cluster is still there."""
        if self._sent and self._client.status == "running":
            self._client.cancel(list(self._sent))

    def _fill(self, numbered: Iterator[tuple[int, Bundle]]) -> None:
        """Send bundles until enough are on the way."""
        threads = sum(self._client.nthreads().values())
        wanted = max(_AT_LEAST, _FOR_EACH_THREAD * threads)
        while len(self._sent) < wanted and (item := next(numbered, None)):
            self._send((item[0],), item[1])

    def _send(self, number: Number, bundle: Bundle) -> None:
        key = "-".join([self._name, *map(str, number)])
        # Data that is scattered is lost with its worker. A bundle belongs to its task, which can be run again.
        future = self._client.submit(check_bundle, bundle, key=key, retries=self._retries, pure=False)
        self._sent[future] = number, bundle
        self._completed.add(future)
