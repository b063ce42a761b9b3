//! A bound on the size of a server's messages, held before one is in memory.
//!
//! The driver keeps a message until all of it is there, and one row may be as large as a gigabyte. Each message says its
//! length first (PostgreSQL manual, "Message Formats"): whoever reads the stream sees that before the rest arrives.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, TlsConnect, TlsStream};

/// How large a message may be, and whether one was larger.
#[derive(Debug)]
pub(super) struct MessageBound {
    bytes_max: AtomicUsize,
    exceeded: AtomicBool,
}

impl MessageBound {
    pub(super) fn new(bytes_max: usize) -> Arc<Self> {
        Arc::new(Self { bytes_max: AtomicUsize::new(bytes_max), exceeded: AtomicBool::new(false) })
    }

    /// Another bound from now on.
    pub(super) fn set(&self, bytes_max: usize) {
        self.bytes_max.store(bytes_max, Ordering::SeqCst);
    }

    /// Whether a message was larger, which ended the connection.
    pub(super) fn is_exceeded(&self) -> bool {
        self.exceeded.load(Ordering::SeqCst)
    }
}

/// Where messages begin in what a server sends.
#[derive(Debug, Default)]
struct Messages {
    // the answer to the wish for encryption is one byte that is no message
    answer_expected: bool,
    // a kind and four bytes of length, as far as they are there
    header: [u8; 5],
    known: usize,
    // bytes of the message that are still to come
    left: usize,
}

impl Messages {
    /// Takes what came next. Of a message that is larger than the bound: how many bytes of this come before it.
    fn pass(&mut self, came: &[u8], bytes_max: usize) -> Result<(), usize> {
        let mut bytes = came;
        let mut begin = 0;
        while let Some((first, rest)) = bytes.split_first() {
            if self.answer_expected {
                self.answer_expected = false;
                if matches!(first, b'S' | b'N') {
                    bytes = rest;
                    continue;
                }
            }
            if self.left > 0 {
                let skipped = self.left.min(bytes.len());
                self.left -= skipped;
                bytes = bytes.get(skipped..).unwrap_or_default();
                continue;
            }
            if self.known == 0 {
                begin = came.len() - bytes.len();
            }
            if let Some(place) = self.header.get_mut(self.known) {
                *place = *first;
                self.known += 1;
                bytes = rest;
            }
            if self.known == self.header.len() {
                let [_, a, b, c, d] = self.header;
                let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX);
                if length > bytes_max {
                    return Err(begin);
                }
                // the length counts itself
                self.left = length.saturating_sub(4);
                self.known = 0;
            }
        }
        Ok(())
    }
}

/// A stream on which no message is larger than its bound.
#[derive(Debug)]
pub(super) struct Bounded<S> {
    inner: S,
    messages: Messages,
    bound: Arc<MessageBound>,
}

impl<S> Bounded<S> {
    /// A stream; encryption may be asked for on it first.
    pub(super) fn new(inner: S, encryption_asked: bool, bound: &Arc<MessageBound>) -> Self {
        let messages = Messages { answer_expected: encryption_asked, ..Messages::default() };
        Self { inner, messages, bound: Arc::clone(bound) }
    }
}

fn too_large(bytes_max: usize) -> io::Error {
    io::Error::other(format!("a message of more than {bytes_max} bytes, which is not read"))
}

impl<S: AsyncRead + Unpin> AsyncRead for Bounded<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.bound.is_exceeded() {
            return Poll::Ready(Err(too_large(self.bound.bytes_max.load(Ordering::SeqCst))));
        }
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(context, buffer);
        let bytes_max = self.bound.bytes_max.load(Ordering::SeqCst);
        let came = buffer.filled().get(before..).unwrap_or_default();
        if let Err(whole) = self.messages.pass(came, bytes_max) {
            self.bound.exceeded.store(true, Ordering::SeqCst);
            buffer.set_filled(before + whole);
            // what came before it is still given
            return if whole > 0 { read } else { Poll::Ready(Err(too_large(bytes_max))) };
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Bounded<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

impl<S: TlsStream + Unpin> TlsStream for Bounded<S> {
    fn channel_binding(&self) -> ChannelBinding {
        self.inner.channel_binding()
    }
}

/// Encrypts the stream below, and bounds the messages inside.
pub(super) struct BoundedTls<T> {
    pub(super) inner: T,
    pub(super) bound: Arc<MessageBound>,
}

impl<S, T> TlsConnect<Bounded<S>> for BoundedTls<T>
where
    S: Send + 'static,
    T: TlsConnect<S> + Send + 'static,
    T::Future: Send,
    T::Stream: Send,
{
    type Stream = Bounded<T::Stream>;
    type Error = T::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Stream, Self::Error>> + Send>>;

    fn connect(self, stream: Bounded<S>) -> Self::Future {
        Box::pin(async move {
            let encrypted = self.inner.connect(stream.inner).await?;
            Ok(Bounded::new(encrypted, false, &self.bound))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u8, body: usize) -> Vec<u8> {
        let length = u32::try_from(body + 4).unwrap().to_be_bytes();
        [&[kind], length.as_slice(), &vec![b'x'; body]].concat()
    }

    #[test]
    fn messages_are_found_however_they_are_cut() {
        let sent = [message(b'T', 20), message(b'D', 300), message(b'D', 0), message(b'Z', 1)].concat();
        for size in 1..sent.len() {
            let mut messages = Messages::default();
            assert!(sent.chunks(size).all(|chunk| messages.pass(chunk, 304).is_ok()), "{size}");
            assert_eq!((messages.left, messages.known), (0, 0));
            let mut messages = Messages::default();
            let mut given = 0;
            for chunk in sent.chunks(size) {
                match messages.pass(chunk, 303) {
                    Ok(()) => given += chunk.len(),
                    Err(whole) => {
                        given += whole;
                        break;
                    }
                }
            }
            // the first message, and no more than the beginning of the second
            assert!((25..30).contains(&given), "{size}: {given}");
        }
    }

    #[test]
    fn the_answer_about_encryption_is_no_message() {
        let sent = [vec![b'N'], message(b'R', 8)].concat();
        let mut messages = Messages { answer_expected: true, ..Messages::default() };
        assert_eq!(messages.pass(&sent, 100), Ok(()));
        assert_eq!((messages.left, messages.known), (0, 0));
    }
}
