"""Keys come out of the queue as they were pressed, however fast they arrive."""

import asyncio

import pytest

from qadtui.terminal.keys import Function, Key
from qadtui.terminal.queue import KeyQueue

pytestmark = pytest.mark.asyncio


async def test_a_burst_comes_out_in_the_order_it_was_typed() -> None:
    queue = KeyQueue()
    typed = [Key(None, char) for char in "1.1" * 1000] + [Key(Function.GO)]
    for key in typed:
        queue.put(key)
    assert [await queue.get() for _ in typed] == typed


async def test_a_program_waits_for_its_next_key() -> None:
    queue = KeyQueue()
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    assert not waiting.done()
    queue.put(Key(Function.END))
    assert await waiting == Key(Function.END)


async def test_keys_typed_while_a_program_waits_again_are_not_lost() -> None:
    queue = KeyQueue()
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put(Key(None, "A"))
    queue.put(Key(None, "B"))
    assert [await waiting, await queue.get()] == [Key(None, "A"), Key(None, "B")]


async def test_a_wait_that_is_given_up_takes_no_key_with_it() -> None:
    queue = KeyQueue()
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put(Key(None, "A"))
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert await queue.get() == Key(None, "A")


async def test_dropping_the_waiting_keys_says_how_many_and_leaves_none() -> None:
    queue = KeyQueue()
    for char in "ABC":
        queue.put(Key(None, char))
    assert (queue.waiting(), queue.drop_waiting(), queue.waiting()) == (3, 3, 0)
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put(Key(None, "D"))
    assert await waiting == Key(None, "D")


async def test_a_program_goes_on_waiting_when_its_key_was_dropped_before_it_could_take_it() -> None:
    queue = KeyQueue()
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put(Key(None, "A"))
    queue.drop_waiting()
    await asyncio.sleep(0)
    queue.put(Key(None, "B"))
    assert await waiting == Key(None, "B")


async def test_what_stops_work_goes_past_the_keys_that_wait() -> None:
    queue = KeyQueue()
    queue.put(Key(Function.END))
    waiting = asyncio.create_task(queue.urgent({Function.END, Function.BREAK}))
    await asyncio.sleep(0)
    queue.put(Key(None, "A"))
    assert not waiting.done()  # an End that was typed ahead is somebody else's
    queue.put(Key(Function.BREAK))
    queue.put(Key(Function.END))
    assert await waiting == Key(Function.BREAK)
    assert [await queue.get() for _ in range(3)] == [Key(Function.END), Key(None, "A"), Key(Function.END)]


async def test_work_that_is_over_lets_every_key_through() -> None:
    queue = KeyQueue()
    waiting = asyncio.create_task(queue.urgent({Function.END}))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    queue.put(Key(Function.END))
    assert await queue.get() == Key(Function.END)
