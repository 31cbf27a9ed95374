"""``cchc emulate``: the protocols of Zalo and of SMS gateways on this machine, for development."""

import argparse

from cchc.notices.emulator import serve

PORT = 8555
_ACCOUNT = """Đặt trước khi chạy cchc work để gửi đến đây thay cho nhà cung cấp thật:
  CCHC_NOTICES_ZALO=zalo CCHC_NOTICES_SMS=esms
  CCHC_ZALO_URL={0} CCHC_ZALO_TOKEN_URL={0} CCHC_ESMS_URL={0}
  CCHC_ZALO_APP=mau CCHC_ZALO_SECRET=mau CCHC_ZALO_REFRESH_TOKEN=refresh-1
  CCHC_ESMS_KEY=mau CCHC_ESMS_SECRET=mau CCHC_ESMS_BRAND=MAU
Gây lỗi:   curl {0}/loi -d '{{"faults": ["timeout", "expired"], "receipts": 2}}'
Xem lại:   curl {0}/trang-thai"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--port", type=int, default=PORT, help=f"cổng, mặc định {PORT}")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    serve(options.port, _say)
    return 0


def _say(address: str) -> None:
    print(f"Nhà cung cấp giả lập ở {address}. Dừng bằng Ctrl-C.", flush=True)
    print(_ACCOUNT.format(address), flush=True)
